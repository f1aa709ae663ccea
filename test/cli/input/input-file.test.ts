import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { InputFile } from '../../../cli/input/input-file.ts';
import { test } from '../../property.ts';
import { Folder } from '../command.ts';

const input = (text: string | Uint8Array, textMax?: number): InputFile => {
  const folder = new Folder();
  folder.write('file', text);
  return new InputFile(join(folder.path, 'file'), textMax);
};

const tooLarge = (what: string, max: string): unknown =>
  expect.objectContaining({
    code: 'unreadable',
    message: expect.stringContaining(
      `got a ${what} too large to be read at once, expected at most ${max}`,
    ),
  });

describe('a file to read', () => {
  test('has lines without their ends, of whatever kind', () => {
    expect([...input('a\nb\r\n\nc').lines()]).toEqual(['a', 'b', '', 'c']);
    expect([...input('a\n').lines()]).toEqual(['a']);
    expect([...input('').lines()]).toEqual([]);
  });

  test('loses its byte order mark', () => {
    expect(input('\ufeff{}').text()).toBe('{}');
    expect([...input('\ufeffa\n\ufeffb').lines()]).toEqual(['a', '\ufeffb']);
  });

  test('tells its last line without reading the others', () => {
    expect(input('a\nb\nlast\n').lastLine()).toBe('last');
    expect(input('a\nlast').lastLine()).toBe('last');
    expect(input(`${'x'.repeat(100_000)}\nlast\n`).lastLine()).toBe('last');
    expect(input(`a\n${'x'.repeat(300_000)}\n`).lastLine()).toBe('x'.repeat(300_000));
    expect(input('only').lastLine()).toBeUndefined();
    expect(input('').lastLine()).toBeUndefined();
  });

  test('may be longer than the pieces it is read in, which part characters and lines', () => {
    const lines = Array.from({ length: 3 }, (_, index) => '🏴'.repeat(200_000 + index));
    expect([...input(lines.join('\n')).lines()]).toEqual(lines);
  });

  test('is refused where a line is longer than a text can be', () => {
    expect([...input('abc\nabc', 3).lines()]).toEqual(['abc', 'abc']);
    expect(() => [...input('a\nabcd\na', 3).lines()]).toThrow(tooLarge('line', '3'));
    // The text is longer than the pieces that it is read in.
    const long = 'a'.repeat(2_500_000);
    const refusal = tooLarge('line', '2,000,000');
    expect(() => [...input(long, 2_000_000).lines()]).toThrow(refusal);
    expect(() => input(`a\n${long}`, 2_000_000).lastLine()).toThrow(tooLarge('last line', '2,0'));
  });

  test('is refused where it is longer than a text can be', () => {
    expect(input('abc', 3).text()).toBe('abc');
    expect(() => input('abcd', 3).text()).toThrow(tooLarge('file', '3'));
  });

  test.runIf(process.platform === 'linux')('may be a device without an end, and is refused', () => {
    expect(() => new InputFile('/dev/zero', 1_000)).toThrow(tooLarge('file', '1,000'));
  });

  test.runIf(process.platform === 'linux')('may be a pipe, which is read once and kept', () => {
    const folder = new Folder();
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    spawn('sh', ['-c', 'printf "a\\nb\\nc\\n" > pipe'], { cwd: folder.path });
    const file = new InputFile(join(folder.path, 'pipe'));
    expect([...file.lines()]).toEqual(['a', 'b', 'c']);
    expect([...file.lines(), file.lastLine(), file.text()]).toEqual([
      'a',
      'b',
      'c',
      'c',
      'a\nb\nc\n',
    ]);
  });

  test('that is none says so', () => {
    const folder = new Folder();
    expect(() => new InputFile(join(folder.path, 'none'))).toThrow('no such file');
    expect(() => new InputFile(folder.path).text()).toThrow('a directory');
  });
});

test.prop([fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', 'é') }))])(
  'the lines of a file are its text',
  (pieces) => {
    const text = pieces.join('');
    const expected = text.split('\n');
    if (expected.at(-1) === '') expected.pop();
    const lines = [...input(text).lines()];
    expect(lines).toEqual(expected.map((line) => line.replace(/\r$/, '')));
  },
);
