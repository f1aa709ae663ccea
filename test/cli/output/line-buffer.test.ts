import fc from 'fast-check';
import { expect } from 'vitest';
import { LineBuffer } from '../../../cli/output/line-buffer.ts';
import { test } from '../../property.ts';

// Of one to four bytes a character, halves of surrogate pairs among them, and now and then longer than the buffer at first.
const line = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: 'binary' }) },
  fc.constantFrom('', '\ud800', '\udc00', '\u2028', 'a'.repeat(70_000), '\u20ac'.repeat(150_000)),
);

test.prop([fc.array(fc.array(line))])('a buffer gives the lines as a file holds them', (takes) => {
  const buffer = new LineBuffer();
  for (const lines of takes) {
    for (const one of lines) buffer.add(one);
    const expected = Buffer.from(lines.map((one) => `${one}\n`).join(''));
    expect(expected.equals(buffer.take())).toBe(true);
  }
  expect(buffer.take().length).toBe(0);
});
