import { hex64, Mix } from '../data/mix.ts';
import type { Instant } from '../data/time.ts';

/** The fingerprint of a run as it was after its first `events` events, the last of them at `at`. */
export interface Checkpoint {
  readonly events: number;
  readonly at: Instant;
  readonly fingerprint: string;
}

/** At this many checkpoints, every second one is dropped. So a long run has 512 to 1,024. */
const CHECKPOINTS_MAX = 1024;

// All fingerprints share one. The compiler reads an object far faster when it knows that it is
// always the same.
const mix = new Mix();

/** 2^-32. */
const HIGH_STEP = 1 / 4294967296;

/** An actor with its rolling hash of two words, which start as its identity. */
export interface Hashed {
  hashHigh: number;
  hashLow: number;
}

/**
 * The hash of a run: the sum, modulo 2^64, of one rolling hash per actor. An actor's hash takes in
 * each event that it received (instant and id) and each message that it sent (id and data). It is a
 * sum, so that the order of independent events does not matter and a difference names the actor.
 */
export class Fingerprint {
  checkpoints: Checkpoint[] = [];
  private high = 0;
  private low = 0;
  private spacing = 1;

  /** Adds an actor to the sum. */
  include({ hashHigh, hashLow }: Hashed): void {
    this.add(hashHigh, hashLow, 0, 0);
  }

  /** Takes in an event that the actor received. A timer's data is part of its id. */
  receive(actor: Hashed, at: number, idHigh: number, idLow: number): void {
    this.take(actor, idHigh ^ ((at * HIGH_STEP) | 0), idLow ^ (at | 0));
  }

  /** Takes in a message that the actor sent: its id, and the hash of its data. */
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

  /** Adds a checkpoint after event number `events`. Returns the number at which the next one is due. */
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
