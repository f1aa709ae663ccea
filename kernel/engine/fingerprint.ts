import { hex64, Mix } from './mix.ts';
import type { Instant } from './time.ts';

/** What an actor has received so far, as 64 bits: starts as its identity. */
export interface Hashed {
  hashHigh: number;
  hashLow: number;
}

/** The fingerprint of a run as it was after its first `events` events, the last of them at `at`. */
export interface Checkpoint {
  readonly events: number;
  readonly at: Instant;
  readonly fingerprint: string;
}

/** Checkpoints are thinned to half when there are so many, so a finished run has 512 to 1,024. */
const CHECKPOINTS_MAX = 1024;

/**
 * The hash of a run: the sum, modulo 2^64, of a rolling hash per actor of what it received. A sum, so
 * that the order of independent events does not matter, and so that a difference names the actor.
 */
export class Fingerprint {
  checkpoints: Checkpoint[] = [];
  private high = 0;
  private low = 0;
  private readonly mix = new Mix();
  private spacing = 1;

  /** Counts a new actor in. */
  include(actor: Hashed): void {
    this.add(actor.hashHigh, actor.hashLow, 0, 0);
  }

  /** The actor received an event: its instant, its id and the hash of what it carried. */
  receive(
    actor: Hashed,
    at: number,
    idHigh: number,
    idLow: number,
    dataHigh: number,
    dataLow: number,
  ): void {
    const { hashHigh, hashLow } = actor;
    const mix = this.mix
      .reset(hashHigh, hashLow)
      .absorb(idHigh ^ ((at / 2 ** 32) | 0), idLow ^ (at | 0))
      .absorb(dataHigh, dataLow);
    actor.hashHigh = mix.high;
    actor.hashLow = mix.low;
    this.add(mix.high, mix.low, hashHigh, hashLow);
  }

  /** Adds one 64-bit word to the sum and takes another away. */
  private add(high: number, low: number, lessHigh: number, lessLow: number): void {
    const half = (this.low & 0xffff) + (low & 0xffff) - (lessLow & 0xffff);
    const rest = (this.low >>> 16) + (low >>> 16) - (lessLow >>> 16) + (half >> 16);
    this.low = (rest << 16) | (half & 0xffff);
    this.high = (this.high + (high | 0) - (lessHigh | 0) + (rest >> 16)) | 0;
  }

  /** Notes a checkpoint after event number `events`; says at which number the next is due. */
  checkpoint(events: number, at: Instant): number {
    this.checkpoints.push({ events, at, fingerprint: this.toString() });
    if (this.checkpoints.length === CHECKPOINTS_MAX) {
      this.spacing *= 2;
      this.checkpoints = this.checkpoints.filter(({ events }) => events % this.spacing === 0);
    }
    return events + this.spacing - (events % this.spacing);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex64(this.high, this.low);
  }
}
