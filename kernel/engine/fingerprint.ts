import { hex64, Mix } from '../data/mix.ts';
import type { Instant } from '../data/time.ts';

/** The fingerprint of a run as it was after its first `events` events, the last of them at `at`. */
export interface Checkpoint {
  readonly events: number;
  readonly at: Instant;
  readonly fingerprint: string;
}

/** Checkpoints are thinned to half when there are so many, so a finished run has 512 to 1,024. */
const CHECKPOINTS_MAX = 1024;

// One for all: what the compiler knows to be always the same object, it reads far faster.
const mix = new Mix();

/** 2^-32. */
const HIGH_STEP = 1 / 4294967296;

/** What has a rolling hash of two words: an actor. The words start as its identity. */
export interface Hashed {
  hashHigh: number;
  hashLow: number;
}

/**
 * The hash of a run: the sum, modulo 2^64, of a rolling hash per actor of what it received (instant and id) and
 * what it sent (data, tied to the id of the message). A sum, so that the order of independent events does not
 * matter, and so that a difference names the actor.
 */
export class Fingerprint {
  checkpoints: Checkpoint[] = [];
  private high = 0;
  private low = 0;
  private spacing = 1;

  /** Counts in an actor. */
  include({ hashHigh, hashLow }: Hashed): void {
    this.add(hashHigh, hashLow, 0, 0);
  }

  /** The actor received an event: its instant and its id, which follows from the data of a timer. */
  receive(actor: Hashed, at: number, idHigh: number, idLow: number): void {
    this.take(actor, idHigh ^ ((at * HIGH_STEP) | 0), idLow ^ (at | 0));
  }

  /** The actor sent a message: its id, and the hash of what it carries. */
  send(actor: Hashed, idHigh: number, idLow: number, dataHigh: number, dataLow: number): void {
    this.take(actor, idHigh ^ dataHigh, idLow ^ dataLow);
  }

  /** Takes two words into the actor's hash. */
  take(actor: Hashed, high: number, low: number): void {
    const { hashHigh, hashLow } = actor;
    mix.reset(hashHigh, hashLow).absorb(high, low);
    actor.hashHigh = mix.high;
    actor.hashLow = mix.low;
    this.add(mix.high, mix.low, hashHigh, hashLow);
  }

  /** The sum over some actors. */
  static sumOf(actors: readonly Hashed[]): string {
    const sum = new Fingerprint();
    for (const actor of actors) sum.include(actor);
    return sum.toString();
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
