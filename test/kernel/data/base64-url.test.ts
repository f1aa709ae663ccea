import fc from 'fast-check';
import { expect } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from '../../../kernel/data/base64-url.ts';
import { test } from '../../property.ts';

test.prop([fc.uint8Array()])('bytes are written as Node writes them, and read back', (bytes) => {
  const text = encodeBase64Url(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64url'));
  expect(decodeBase64Url(text)).toEqual(bytes);
});

test.prop([fc.string({ unit: fc.constantFrom('A', 'B', 'g', '_', '-', '+', '='), maxLength: 9 })])(
  'a text that is read is the one text of its bytes',
  (text) => {
    const bytes = decodeBase64Url(text);
    if (bytes === undefined) {
      expect(Buffer.from(text, 'base64url').toString('base64url')).not.toBe(text);
    } else {
      expect(encodeBase64Url(bytes)).toBe(text);
    }
  },
);
