import { describe, expect, test } from 'vitest';
import { holds } from '../../../kernel/check/holds.ts';
import { decodeToken } from '../../../kernel/check/token.ts';
import { register } from './register.ts';

describe('in a test', () => {
  test('a protocol without a bug holds', () => {
    holds(register, { runs: 50, base: { options: { bug: 'none' } } });
  });

  test('the message of the error is the counterexample, whose last line shows it again', () => {
    let message = '';
    try {
      holds(register, { runs: 200 });
    } catch (error) {
      if (error instanceof Error) message = error.message;
    }
    expect(message).toMatch(/RangeError: version \d+ after \d+/);
    const lines = message.split('\n');
    expect(lines.length).toBeLessThanOrEqual(30);
    const [, token] = /^again: holds\(register, \{ runs: 1, first: \['(spigo1\..*)'\] \}\)$/.exec(
      lines.at(-1) ?? '',
    ) ?? [undefined, ''];
    expect(() => holds(register, { runs: 1, first: [token] })).toThrow(lines[1]);
    const { scenario } = decodeToken(token);
    expect(() => holds(register, { runs: 1, first: [scenario] })).toThrow(lines[1]);
  });
});
