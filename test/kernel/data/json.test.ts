import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { parseJson } from '../../../kernel/data/json.ts';
import { test } from '../../property.ts';

const parse = (text: string): unknown => parseJson(text, 'x.json', 'bad-graph');

test('a byte order mark at the start is skipped, and so is space around the value', () => {
  expect(parse('\ufeff \n{"a": ["\ufeff"]}\r\n\t ')).toEqual({ a: ['\ufeff'] });
});

test('__proto__ is a key like any other', () => {
  expect(Object.keys(parse('{"__proto__":{"a":1},"b":2}') as object)).toEqual(['__proto__', 'b']);
});

describe('a mistake is one line that says where', () => {
  const cases: [name: string, text: string, told: string][] = [
    ['no text', '', 'got an empty file, expected a JSON object'],
    ['no value', ' \n', 'got an empty file, expected a JSON object'],
    ['a word', 'fsm', 'line 1, column 1: got "fsm", expected JSON'],
    [
      'a text cut short',
      '{"a":\n"b',
      'got a file cut short at line 2, expected the rest of its JSON',
    ],
    ['an object cut short', '{"a":\n1\n', 'got a file cut short at line 2, expected the rest'],
    [
      'a text over two lines',
      '{"a":\n"b\nc"}',
      'line 2, column 1: got "\\"b", expected a text that',
    ],
    ['a missing comma', '{"a":1\n "b":2}', 'line 2, column 2: got "\\"b\\"", expected a comma'],
    ['a comma too many', '[1,\r\n]', 'line 2, column 1: got "]", expected a value'],
    ['a key without quotes', '{a:1}', 'line 1, column 2: got "a", expected'],
    ['a misspelled word', '{"é🏴":\n "é🏴\\n", "b": trie}', 'line 2, column 16: got "trie"'],
    ['a comment', '{} // a', 'line 1, column 4: got "// a", expected JSON, which has no comments'],
    ['a second value', '{}\n{}', 'line 2, column 1: got "{", expected the end of the file'],
    ['a control character', '{"a":"\u0001"}', 'line 1, column 6: got "\\"\\u0001\\"", expected a'],
    [
      'a key twice',
      '[{"a":1,\n"a":1}]',
      'line 2, column 1: got the key "a" twice, expected it once',
    ],
    [
      'many levels',
      `{"a":${'['.repeat(100_000)}`,
      'line 1, column 1015: got one more level, expected at most 1010',
    ],
    ['a bad number', '[01]', 'x.json: '],
  ];
  test.for(cases)('%s', ([, text, told]) => {
    const refuse = (): unknown => parse(text);
    expect(refuse).toThrow(expect.objectContaining({ code: 'bad-graph' }));
    expect(refuse).toThrow(/^x\.json: .{1,150}$/);
    expect(refuse).toThrow(told);
  });
});

test.prop([fc.jsonValue()])('a value written as JSON is read back', (value) => {
  const text = JSON.stringify(value, null, 2);
  expect(parse(text)).toEqual(JSON.parse(text));
});

test.prop([fc.jsonValue(), fc.nat(), fc.constantFrom('', '"', '{', ']', ',', ':', '\\', '1', 'é')])(
  'a damaged text is refused, or is what JSON.parse reads',
  (value, place, put) => {
    const text = JSON.stringify(value, null, 1);
    const index = place % text.length;
    const damaged = text.slice(0, index) + put + text.slice(index + 1);
    let read: unknown;
    try {
      read = parse(damaged);
    } catch (error) {
      expect(error).toMatchObject({ code: 'bad-graph' });
      return;
    }
    expect(read).toEqual(JSON.parse(damaged));
  },
);
