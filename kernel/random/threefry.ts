/** 64 bits that choose a stream, as two 32-bit words. Only the bits count, not the sign. */
export interface Key {
  readonly high: number;
  readonly low: number;
}

/** Takes the two result words of `threefry`, both signed. It can be used again for each call. */
export class Block {
  high = 0;
  low = 0;
}

/** The constant of Threefish, with which no key makes all three words of the key schedule 0. */
const PARITY = 0x1bd11bda;

/**
 * Mixes a 64-bit counter under a 64-bit key into 64 bits, which it writes to `block`. Under one key
 * it is a permutation of the counters. The permutations of two keys have no known relation, even if
 * the keys are neighbours. It allocates nothing. It is not a cipher: do not hide secrets with it.
 *
 * Source: Threefry-2x32 of 20 rounds; Salmon, Moraes, Dror, Shaw, Parallel Random Numbers: As Easy
 * as 1, 2, 3 (SC 2011). The rotations are those of its Random123 library. The first words there are
 * the high words here.
 */
export function threefry(
  counterHigh: number,
  counterLow: number,
  keyHigh: number,
  keyLow: number,
  block: Block,
): void {
  // `| 0` tells the compiler to add 32-bit integers, which is twice as fast.
  const k0 = keyHigh | 0;
  const k1 = keyLow | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let a = ((counterHigh | 0) + k0) | 0;
  let b = ((counterLow | 0) + k1) | 0;
  // The rounds are unrolled for speed, since their rotations and key words are then constants.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 5) | 0;
  block.high = a;
  block.low = b;
}
