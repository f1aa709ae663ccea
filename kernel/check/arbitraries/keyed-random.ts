import { Block, type Key, threefry } from '../../random/threefry.ts';

const block = new Block();

/** A source of random bits for fast-check: a function of a key and of the number of the draw. */
export class KeyedRandom {
  constructor(
    private readonly key: Key,
    private index = 0,
  ) {}

  /** 32 random bits as a whole number with a sign. */
  next(): number {
    threefry(0, this.index, this.key.high, this.key.low, block);
    this.index += 1;
    return block.high | 0;
  }

  clone(): KeyedRandom {
    return new KeyedRandom(this.key, this.index);
  }

  getState(): readonly number[] {
    return [this.key.high, this.key.low, this.index];
  }
}
