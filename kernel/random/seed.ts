import seedrandom from 'seedrandom';
import { Block, type Key, threefry } from './threefry.ts';

const block = new Block();

/** Packs two UTF-16 units into one word. Units past the end of the text are 0. */
const pairAt = (text: string, index: number): number =>
  (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);

/**
 * Hashes `text` to 64 bits under `key`. A block has four UTF-16 units, and its result is mixed into
 * the next block (CBC-MAC). The length goes into the key, so that a padded or repeated text has
 * another hash.
 */
function textKey(text: string, key: Key): Key {
  let high = 0;
  let low = 0;
  let index = 0;
  do {
    const counterHigh = high ^ pairAt(text, index);
    const counterLow = low ^ pairAt(text, index + 2);
    threefry(counterHigh, counterLow, key.high, key.low ^ text.length, block);
    high = block.high;
    low = block.low;
    index += 4;
  } while (index < text.length);
  return { high, low };
}

/**
 * Returns the 64-bit key of a run's seed. The seed may be any text, also an empty one. Every
 * character counts.
 */
export function seedKey(seed: string): Key {
  // This is Alea, since seedrandom's default, ARC4, repeats short keys: 'ab' and 'abab' would be
  // the same seed. Alea keeps about 32 bits of the text in each word and mixes the words little, so
  // `textKey` mixes the text once more.
  const random = seedrandom.alea(seed);
  const high = random.int32();
  const low = random.int32();
  return textKey(seed, { high, low });
}

/** Returns the key of a purpose, such as `network/loss`, under a seed's key. Keys of purposes are unrelated. */
export function purposeKey(seed: Key, purpose: string): Key {
  return textKey(purpose, seed);
}
