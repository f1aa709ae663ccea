import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { compressed, decompressed } from '../../../kernel/data/compression.ts';
import { test } from '../../property.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 2000 });

test.prop([texts])('a text comes back, also by way of another library', (text) => {
  const bytes = compressed(text);
  expect(decompressed(bytes, 100_000)).toBe(text);
  expect(inflateSync(bytes).toString('utf8')).toBe(text);
  expect(decompressed(deflateSync(text), 100_000)).toBe(text);
});

test.prop([texts, fc.nat(), fc.integer({ min: 1, max: 255 })])(
  'after a change of a byte it is the same text or none, and without its end it is none',
  (text, place, change) => {
    const bytes = compressed(text);
    const index = place % bytes.length;
    expect(() => decompressed(bytes.subarray(0, index), 100_000)).toThrow(RangeError);
    const changed = Uint8Array.from(bytes, (byte, at) => (at === index ? byte ^ change : byte));
    expect([text, undefined]).toContain(textOf(changed));
  },
);

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decompressed(bytes, 100_000);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return undefined;
  }
}

test('the limit is the most bytes of the text', () => {
  const bytes = compressed('é'.repeat(500));
  expect(decompressed(bytes, 1000)).toHaveLength(500);
  expect(() => decompressed(bytes, 999)).toThrow('more than 999 bytes');
});

test('of a bomb only a small part is inflated', () => {
  const bomb = deflateSync(Buffer.alloc(200_000_000));
  const set = vi.spyOn(Uint8Array.prototype, 'set');
  expect(() => decompressed(bomb, 1_000_000)).toThrow('more than 1000000 bytes');
  const largest = Math.max(...set.mock.calls.map(([values]) => Array.from(values).length));
  set.mockRestore();
  expect(largest).toBeLessThan(2_000_000);
});
