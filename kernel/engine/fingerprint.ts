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

const CAPACITY_START = 64;

// All fingerprints share one. The compiler reads an object far faster when it knows that it is
// always the same.
const mix = new Mix();

/** 2^-32. */
const HIGH_STEP = 1 / 4294967296;

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
  /** By actor, two words each. */
  private hashes = new Int32Array(2 * CAPACITY_START);
  private actorCount = 0;

  /** Adds the actor of the next index. Its hash starts as its identity. */
  include(idHigh: number, idLow: number): void {
    const index = 2 * this.actorCount++;
    if (index === this.hashes.length) {
      const hashes = new Int32Array(2 * index);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    this.hashes[index] = idHigh;
    this.hashes[index + 1] = idLow;
    this.add(idHigh, idLow, 0, 0);
  }

  /** Takes in an event that the actor received. A timer's data is part of its id. */
  receive(actor: number, at: number, idHigh: number, idLow: number): void {
    this.take(actor, idHigh ^ ((at * HIGH_STEP) | 0), idLow ^ (at | 0));
  }

  /** Takes in a message that the actor sent: its id, and the hash of its data. */
  send(actor: number, idHigh: number, idLow: number, dataHigh: number, dataLow: number): void {
    this.take(actor, idHigh ^ dataHigh, idLow ^ dataLow);
  }

  /** Takes two words into the actor's hash. */
  take(actor: number, high: number, low: number): void {
    const { hashes } = this;
    const index = 2 * actor;
    const hashHigh = hashes[index];
    const hashLow = hashes[index + 1];
    mix.reset(hashHigh, hashLow).absorb(high, low);
    hashes[index] = mix.high;
    hashes[index + 1] = mix.low;
    this.add(mix.high, mix.low, hashHigh, hashLow);
  }

  /** Prefetches an actor's hash: see `Lookout`. */
  touch(actor: number): number {
    return this.hashes[2 * actor];
  }

  /** The sum over the actors from `start` (included) to `end` (excluded). */
  sumOf(start: number, end: number): string {
    const sum = new Fingerprint();
    for (let index = start; index < end; index++) {
      sum.include(this.hashes[2 * index], this.hashes[2 * index + 1]);
    }
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
