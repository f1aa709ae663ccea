import { randomBytes } from 'node:crypto';

/**
 * Draws eight characters that are easy to type and to tell apart: 40 bits from the system's
 * entropy.
 */
export const drawSeed = (): string =>
  [...randomBytes(8)].map((byte) => 'abcdefghjkmnpqrstuvwxyz023456789'[byte % 32]).join('');
