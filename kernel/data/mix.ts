const { imul } = Math;

/**
 * A 64-bit hash state of two 32-bit words. It takes in two words at a time.
 *
 * For fixed input a step is a bijection of the state, and for a fixed state a bijection of the
 * input. So two children of one parent that differ in either word never share an id. It is not a
 * cryptographic hash. The multipliers are odd numbers with about half their bits set. Rounds
 * alternate multiplications and right shifts, since the low bits of a product do not depend on the
 * high bits of the factors.
 */
export class Mix {
  high = 0;
  low = 0;

  /** Starts over from the given state. */
  reset(high: number, low: number): this {
    this.high = high | 0;
    this.low = low | 0;
    return this;
  }

  /** Takes in two 32-bit words. Afterwards, both words of the state depend on both. */
  absorb(high: number, low: number): this {
    let a = imul(this.low ^ low, 0x9e3779b1);
    a ^= a >>> 16;
    let b = imul(this.high ^ high, 0x85ebca6b);
    b ^= b >>> 15;
    a = imul((a + b) | 0, 0xc2b2ae35);
    a ^= a >>> 13;
    b = imul(b ^ a, 0x27d4eb2f);
    b ^= b >>> 16;
    this.high = b;
    this.low = (a + b) | 0;
    return this;
  }
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hex32 = (word: number): string =>
  `${PAIRS[word >>> 24]}${PAIRS[(word >>> 16) & 255]}${PAIRS[(word >>> 8) & 255]}${PAIRS[word & 255]}`;

/** The 64 bits as 16 hexadecimal digits, high word first. */
export const hex64 = (high: number, low: number): string => hex32(high) + hex32(low);
