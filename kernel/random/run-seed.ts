import { Draws } from './draws.ts';
import { purposeKey, seedKey } from './seed.ts';
import type { Key } from './threefry.ts';

/** The seed of a run. All random numbers of the run follow from it. */
export class RunSeed {
  private key: Key;
  private readonly followers: ((key: Key) => void)[] = [];

  /** The seed may be any text, also an empty one. */
  constructor(seed: string) {
    this.key = seedKey(seed);
  }

  /** Makes draws for a purpose, such as `network/loss`. Draws of two purposes are unrelated. */
  draws(purpose: string): Draws {
    const draws = new Draws(purposeKey(this.key, purpose));
    this.followers.push((key) => draws.rekey(purposeKey(key, purpose)));
    return draws;
  }

  /** Gives the key of a purpose, now and again after each change of the seed. */
  follow(purpose: string, take: (key: Key) => void): void {
    take(purposeKey(this.key, purpose));
    this.followers.push((key) => take(purposeKey(key, purpose)));
  }

  /**
   * Changes the seed, between two slices of the run. From now on, its random numbers follow from this
   * one, so that a program can see what else could have happened. What was drawn before stays, such as
   * the latencies of messages on their way.
   */
  change(seed: string): void {
    this.key = seedKey(seed);
    for (const follow of this.followers) follow(this.key);
  }
}
