import { type Home, Identity } from './identity.ts';
import { Mix } from './mix.ts';
import { DEPTH_MAX, isFlat, isGetter, isPlainList, isPlainRecord } from './plain-data.ts';

const CACHE_SIZE = 512;

/** For so many fields of a message their place in the cache is kept; a power of two. */
const FIELDS_KEPT = 8;

/** Longer texts are data rather than names of fields and types: hashed afresh each time. */
const CACHED_LENGTH_MAX = 8;

/** Kinds of values, so that 1, "1", true and [1] differ. Part of the laws: never renumber. */
const TAG = { text: 1, whole: 2, real: 3, truth: 4, nothing: 5, list: 6, record: 7, identity: 8 };

/** The two words of the empty text; the first is the offset basis of FNV-1a. */
const TEXT_START = [0x811c9dc5 | 0, 0x9747b28c | 0] as const;

const real = new Float64Array(1);
const realWords = new Int32Array(real.buffer);

// One of each for all hashers: what the compiler knows to be always the same object, it reads far faster.
const mix = new Mix();
// Direct-mapped; a miss costs the full computation, never a different result.
const cachedTexts: string[] = new Array(CACHE_SIZE).fill('');
// By text, its two words, and those by which it stands as the name of a field.
const cachedWords = new Int32Array(4 * CACHE_SIZE);
const NAME = 2;
for (let index = 0; index < CACHE_SIZE; index++) keep(index, TEXT_START[0], TEXT_START[1]);
/** By position of a field: where its name was in the cache, in the last message. */
const fieldIndexes = new Int32Array(FIELDS_KEPT);

/**
 * Keeps a text's words, and other words for the same text as the name of a field. A field's name and its text are
 * mixed without regard to their order: with one set of words, {a: 'b'} and {b: 'a'} would have one hash, and so would
 * all records like {x: 'x'}.
 */
function keep(index: number, high: number, low: number): void {
  cachedWords[4 * index] = high;
  cachedWords[4 * index + 1] = low;
  cachedWords[4 * index + NAME] = Math.imul(high, 0x85ebca6b);
  cachedWords[4 * index + NAME + 1] = Math.imul(low, 0x9e3779b1);
}

/**
 * Hashes plain JSON data to 64 bits, left in `high` and `low`. Independent of the order in which an object's
 * fields were set; fields that are `undefined` count as absent, as in JSON. `hasProblem` tells of what is no data.
 *
 * It runs once for each message sent, so it is written for speed: field names and short texts, few and
 * repeated in any protocol, come from a small cache, and a message that is sent again and again is hashed once.
 */
export class DataHash {
  high = 0;
  low = 0;
  /** Whether what was hashed last is no data, or holds what is none: `problemOf` tells what and where. */
  hasProblem = false;
  /** What was hashed last, if that will not change; else the hash itself, which nobody sends. */
  private lastRecord: unknown = this;
  private lastHigh = 0;
  private lastLow = 0;
  /** What was hashed last and may change. */
  private seen: unknown = this;
  private depth = 0;

  constructor(
    /** The run whose channels it takes. */
    private readonly home: Home,
    /** Whether it freezes what it hashes, to its depth. */
    private readonly isStrict: boolean,
  ) {}

  /** Hashes a value. Look at `hasProblem` afterwards. */
  of(value: unknown): this {
    if (value === this.lastRecord) {
      this.hasProblem = false;
      this.high = this.lastHigh;
      this.low = this.lastLow;
      return this;
    }
    this.hasProblem = false;
    this.depth = 0;
    this.visit(value);
    if (typeof value === 'object' && value !== null) this.keep(value);
    return this;
  }

  /** Keeps the hash of an object that nobody can change any more. */
  private keep(value: object): void {
    // Not strict, it is asked only of what comes twice in a row: the answer takes longer than hashing a small message.
    const isFixed =
      this.isStrict || (value === this.seen && Object.isFrozen(value) && isFlat(value));
    this.seen = value;
    if (!isFixed || this.hasProblem) return;
    this.lastRecord = value;
    this.lastHigh = this.high;
    this.lastLow = this.low;
  }

  private visit(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.textOf(value);
        return this.finish(TAG.text, this.high, this.low);
      case 'number':
        if (value === (value | 0)) return this.finish(TAG.whole, 0, value | 0);
        // NaN has many bit patterns, and which one comes of 0 / 0 depends on the machine.
        if (!Number.isFinite(value)) return this.fail();
        real[0] = value;
        return this.finish(TAG.real, realWords[1], realWords[0]);
      case 'boolean':
        return this.finish(TAG.truth, 0, value ? 1 : 0);
      case 'undefined':
        return this.finish(TAG.nothing, 0, 0);
      case 'object':
        if (value === null) return this.finish(TAG.nothing, 0, 1);
        if (value instanceof Identity) return this.identity(value);
        return Array.isArray(value) ? this.list(value) : this.record(value);
      default:
        return this.fail();
    }
  }

  private fail(): void {
    this.hasProblem = true;
  }

  private identity(value: Identity): void {
    if (value.home !== this.home) return this.fail();
    this.finish(TAG.identity, value.idHigh, value.idLow);
  }

  private finish(tag: number, high: number, low: number): void {
    mix.reset(tag, 0).absorb(high, low);
    this.high = mix.high;
    this.low = mix.low;
  }

  private list(values: readonly unknown[]): void {
    if (Object.getPrototypeOf(values) !== Array.prototype && !isPlainList(values)) this.fail();
    if (++this.depth > DEPTH_MAX) return this.fail();
    let high = TAG.list;
    let low = values.length;
    for (const value of values) {
      this.visit(value);
      mix.reset(high, low).absorb(this.high, this.low);
      high = mix.high;
      low = mix.low;
    }
    this.depth--;
    if (this.isStrict) Object.freeze(values);
    this.high = high;
    this.low = low;
  }

  private record(value: object): void {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && !isPlainRecord(value)) return this.fail();
    if (++this.depth > DEPTH_MAX) return this.fail();
    let high = TAG.record;
    let low = 0;
    let position = 0;
    const fields = value as Record<string, unknown>;
    for (const key in fields) {
      const field = fields[key];
      if (field === undefined) continue;
      // A getter may answer differently each time, and to freeze it does not help.
      if (this.isStrict && isGetter(value, key)) this.fail();
      const name = this.fieldName(key, position++);
      mix.reset(cachedWords[name + NAME], cachedWords[name + NAME + 1]);
      if (typeof field === 'number' && field === (field | 0)) {
        mix.absorb(TAG.whole, field | 0);
      } else if (typeof field === 'string') {
        this.textOf(field);
        mix.absorb(this.high ^ TAG.text, this.low);
      } else if (field === null) {
        mix.absorb(TAG.nothing, 1);
      } else if (field instanceof Identity) {
        if (field.home !== this.home) this.fail();
        mix.absorb(field.idHigh ^ TAG.identity, field.idLow);
      } else {
        const keyHigh = mix.high;
        const keyLow = mix.low;
        this.visit(field);
        mix.reset(keyHigh, keyLow).absorb(this.high, this.low);
      }
      // A sum, so that the order of fields does not matter.
      high = (high + mix.high) | 0;
      low = (low + mix.low) | 0;
    }
    this.depth--;
    if (this.isStrict) Object.freeze(value);
    this.high = high;
    this.low = low;
  }

  /** As `shortText`, for the field at a position: mostly the one that stood there in the last message. */
  private fieldName(key: string, position: number): number {
    const place = position & (FIELDS_KEPT - 1);
    const kept = fieldIndexes[place];
    if (cachedTexts[kept] === key) return 4 * kept;
    const name = this.shortText(key);
    fieldIndexes[place] = name >> 2;
    return name;
  }

  private textOf(text: string): void {
    if (text.length > CACHED_LENGTH_MAX) return this.text(text);
    const index = this.shortText(text);
    this.high = cachedWords[index];
    this.low = cachedWords[index + 1];
  }

  /** Where the text's words are in the cache; computes them when they are not there. */
  private shortText(text: string): number {
    const length = text.length;
    const index =
      length === 0
        ? 0
        : (Math.imul(length, 61) + text.charCodeAt(0) * 7 + text.charCodeAt(length - 1)) &
          (CACHE_SIZE - 1);
    if (cachedTexts[index] !== text) {
      this.text(text);
      cachedTexts[index] = text;
      keep(index, this.high, this.low);
    }
    return 4 * index;
  }

  // Two independent multiplicative lanes (FNV-1a's shape): they run side by side in the processor, so
  // that 64 bits cost what 32 do.
  private text(text: string): void {
    let [a, b]: readonly [number, number] = TEXT_START;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
      b ^= b >>> 15;
    }
    this.high = a;
    this.low = b;
  }
}
