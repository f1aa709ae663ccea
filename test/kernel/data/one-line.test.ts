import fc from 'fast-check';
import { expect } from 'vitest';
import { SimulationError } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const messageOf = (text: string): string => new SimulationError('bad-argument', text).message;

test('the message of a refusal is as it was written, if it is short and plain', () => {
  const text = 'fsm.json: record 12: edge to unknown node "Pirate99 ☠️"';
  expect(messageOf(text)).toBe(text);
});

test('lines become one, and other control characters are escaped', () => {
  expect(messageOf('a\n  b\r\nc\u2028d')).toBe('a b c d');
  expect(messageOf('\u001b[31mred\u202e')).toBe('\\x1b[31mred\\u202e');
});

test('the middle of a long message is left out, so that place and expectation stay', () => {
  const message = messageOf(`x.json: got "${'z'.repeat(20_000_000)}", expected "fsm"`);
  expect(message).toMatch(/^x\.json: got "z{200,}\.\.\.z+", expected "fsm"$/);
  expect(message.length).toBe(380);
});

test.prop([fc.string({ unit: 'binary', maxLength: 2000, size: 'max' })])(
  'any message is one line of 380 characters at most without control characters',
  (text) => {
    expect(messageOf(text)).toMatch(/^[^\p{Cc}\u2028\u2029]{0,380}$/u);
    expect(messageOf(text).length).toBeLessThanOrEqual(380);
  },
);
