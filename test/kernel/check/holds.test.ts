import { describe, expect, test } from 'vitest';
import { holds } from '../../../kernel/check/holds.ts';
import { register } from './register.ts';

describe('in a test', () => {
  test('a protocol without a bug holds', () => {
    holds(register, { runs: 50, base: { options: { bug: 'none' } } });
  });

  test('the message of the error is the counterexample', () => {
    expect(() => holds(register, { runs: 200 })).toThrow(/RangeError: version \d+ after \d+/);
  });
});
