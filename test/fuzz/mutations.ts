import fc from 'fast-check';

/** Lists in each other, as text: `JSON.stringify` would not come to its end. */
const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);

/** Values that a field of a file seldom has. None makes a run large. */
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  7,
  1e308,
  2 ** 53,
  '',
  ' ',
  'fsm',
  '3s',
  '-5ms',
  'NaN',
  'Pirate*',
  '☠',
  '\u001b[31m\n\u202e',
  '\ud800',
  'x'.repeat(10_000),
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  { toJSON: 1, name: {} },
  JSON.parse('{"__proto__": 1, "constructor": 2}'),
  { ['k'.repeat(10_000)]: 1 },
  { law: 'bimodal', usual: '1ms', rare: { law: 'bimodal' }, rareChance: 2 },
];

/** A change of JSON data: a value is replaced, removed, doubled, or stands under another name. */
export interface Change {
  readonly place: number;
  readonly how: 'replace' | 'remove' | 'double' | 'rename';
  readonly value: unknown;
}

/** A change of a text: a part of it is cut out, and something stands in its place. */
export interface Cut {
  readonly place: number;
  readonly length: number;
  readonly put: string;
}

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    place: fc.nat(),
    how: fc.constantFrom<Change['how']>(
      'replace',
      'replace',
      'replace',
      'remove',
      'double',
      'rename',
    ),
    value: fc.constantFrom(...ODD),
  }),
  { minLength: 1, maxLength: 3 },
);

export const cuts: fc.Arbitrary<readonly Cut[]> = fc.array(
  fc.record({
    place: fc.nat(),
    length: fc.nat({ max: 40 }),
    put: fc.constantFrom('', '"', '{', ']', ',', '\n', '1e999', 'null', '\u0000', '\ufeff', DEEP),
  }),
  { minLength: 1, maxLength: 2 },
);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function* placesIn(data: unknown): Generator<Place> {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    yield { holder: data as Record<string, unknown>, key };
    yield* placesIn(value);
  }
}

/** Sets a field. One named `__proto__` is a field like any other. */
const put = (holder: object, key: string, value: unknown): unknown =>
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });

/** Changes JSON data, in its text. */
export function changed(json: string, all: readonly Change[]): string {
  const root = { data: JSON.parse(json) as unknown };
  for (const { place, how, value } of all) {
    const places = [...placesIn(root)];
    // Everything may be gone by now.
    if (places.length === 0) break;
    const { holder, key } = places[place % places.length];
    const other = `${key}${places.length}`;
    if (how === 'replace') put(holder, key, structuredClone(value));
    else if (how === 'double') put(holder, other, structuredClone(holder[key]));
    else {
      const old = holder[key];
      delete holder[key];
      if (how === 'rename') put(holder, other, old);
    }
  }
  return JSON.stringify(root.data) ?? '';
}

/** Changes a text. */
export function cut(text: string, all: readonly Cut[]): string {
  let result = text;
  for (const { place, length, put } of all) {
    const start = place % (result.length + 1);
    result = result.slice(0, start) + put + result.slice(start + length);
  }
  return result;
}
