import fc from 'fast-check';
import { expect } from 'vitest';
import { canonicalJson } from '../../../kernel/data/canonical-json.ts';
import { test } from '../../property.ts';

test('keys are sorted at all levels, and absent fields are left out', () => {
  const data = { b: [{ d: 1, c: 2 }], a: { z: null, y: undefined } };
  expect(canonicalJson(data)).toBe('{"a":{"z":null},"b":[{"c":2,"d":1}]}');
});

/** The same data, with the keys of each object in the opposite order. */
function turned(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(turned);
  const entries = Object.entries(data).map(([key, value]) => [key, turned(value)]);
  return Object.fromEntries(entries.reverse());
}

test.prop([fc.jsonValue()])('equal data has equal texts, which hold it', (data) => {
  const text = canonicalJson(data);
  expect(canonicalJson(turned(data))).toBe(text);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
});
