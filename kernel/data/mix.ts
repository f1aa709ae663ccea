const { imul } = Math;

/**
 * A 64-bit hash state, as two 32-bit words, that takes in two words at a time.
 *
 * For fixed input a step is a bijection of the state, and for a fixed state a bijection of the input:
 * two children of one parent that differ in either word never share an id. It is no cryptographic
 * hash. The multipliers are odd numbers with about half their bits set; rounds alternate multiplication
 * and right shifts, since a product's low bits know nothing of the factors' high ones.
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

  /** Takes in two 32-bit words; both words of the state depend on both of them afterwards. */
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

/** The 64 bits as 16 hexadecimal digits, high word first. */
export function hex64(high: number, low: number): string {
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}
