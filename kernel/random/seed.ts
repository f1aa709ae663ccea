import seedrandom from 'seedrandom';
import { Block, type Key, threefry } from './threefry.ts';

const block = new Block();

/** Two UTF-16 units in one word; 0 for those past the end of the text. */
const pairAt = (text: string, index: number): number =>
  (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);

/**
 * The 64 bits of `text` under `key`, four UTF-16 units a block, each block's result mixed into the
 * next (CBC-MAC). The length goes into the key: a padded or repeated text is another text.
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
 * The 64 bits of key material of a run's seed, any text, the empty one included. Every character
 * counts, upper case and spaces too.
 */
export function seedKey(seed: string): Key {
  // Alea, not seedrandom's default: ARC4 repeats short keys, so that 'ab' and 'abab' are one seed.
  // Of the text Alea keeps some 32 bits for each word and mixes the words little; hence once more
  // by `textKey`.
  const random = seedrandom.alea(seed);
  const high = random.int32();
  const low = random.int32();
  return textKey(seed, { high, low });
}

/** The key of one purpose (`network/loss`) under a seed's key, unrelated to any other's. */
export function purposeKey(seed: Key, purpose: string): Key {
  return textKey(purpose, seed);
}
