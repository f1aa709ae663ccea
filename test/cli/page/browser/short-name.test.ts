import { expect, test } from 'vitest';
import { shortName } from '../../../../cli/page/browser/paint/short-name.ts';

test.each([
  ['staash', 6, 'staash'],
  ['staash0', 6, 'staas…'],
  ['', 6, ''],
  // Two code units each.
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀…'],
])('%j in %d characters is %j', (name, most, short) => {
  expect(shortName(name, most)).toBe(short);
});
