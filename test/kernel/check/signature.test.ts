import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { errorSignature, withoutNames } from '../../../kernel/check/signature.ts';
import { test } from '../../property.ts';

describe('a reason without names and numbers', () => {
  test.each([
    ['m3 holds m1 dead since 1.5s', '# holds # dead since #'],
    ['m3 holds m12 dead since 200ms', '# holds # dead since #'],
    ['m1, m2 and m3 lead in term 7', '# lead in term #'],
    ['m1 and m2 lead in term -8', '# lead in term #'],
    ['mask of m10x', 'mask of m#x'],
    ['the a.b (m1) is gone', 'the # (#) is gone'],
  ])('%s', (text, expected) => {
    const names = ['m1', 'm2', 'm3', 'm12', 'a.b', 'ask'];
    expect(withoutNames(text, names)).toBe(expected);
  });

  test.prop([fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 })])(
    'it is the same for any members of one population',
    (members) => {
      const names = Array.from({ length: 99 }, (_, index) => `member${index + 1}`);
      const text = `got ${members.map((member) => `member${member}`).join(', ')}`;
      expect(withoutNames(text, names)).toBe('got #');
    },
  );
});

describe('an error', () => {
  test('is known by its class and the topmost function of the user', () => {
    const fails = (): never => {
      throw new RangeError('at 17');
    };
    let thrown: unknown;
    try {
      fails();
    } catch (error) {
      thrown = error;
    }
    expect(errorSignature(thrown)).toBe('RangeError in fails');
  });

  test("functions of the platform are not the user's", () => {
    const decode = (): unknown => JSON.parse('[');
    expect(() => decode()).toThrow();
    try {
      decode();
    } catch (error) {
      expect(errorSignature(error)).toBe('SyntaxError in decode');
    }
  });

  test('a value that is no error is known by its type', () => {
    expect(errorSignature('m1 has failed')).toBe('string');
  });
});
