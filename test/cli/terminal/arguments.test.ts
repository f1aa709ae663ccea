import { describe, expect, test } from 'vitest';
import { normaliseArguments } from '../../../cli/terminal/arguments.ts';

const refusal = (args: string[]): string => {
  try {
    normaliseArguments(args);
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  }
  return 'accepted';
};

describe('a command line in the original’s form', () => {
  const cases: [given: string, normal: string][] = [
    ['', 'run'],
    ['-a fsm -d 2 -j -p 10', 'run --arch=fsm --duration=2 -j --population=10'],
    ['-d=0 -p=1000', 'run --duration=0 --population=1000'],
    ['--d=0 --p 5', 'run --duration=0 --population=5'],
    ['-d 2 -r', 'run --duration=2 -r'],
    ['-g=false -j=true -m=1 -r=0', 'run -j -m'],
    ['--g --j=f', 'run -g'],
    ['-cpuprofile=x', 'run --cpuprofile=x'],
    ['-cpuprofile x', 'run --cpuprofile=x'],
    ['-d -5', 'run --duration=\0-5'],
    ['--seed=-d --set=x=-1 --json', 'run --seed=\0-d --set=x=-1 --json'],
    ['-zap=-1 --zap=-1', 'run -zap=-1 --zap=\0-1'],
    ['--json=false --open=1 --graphml=t -m=f --reload', 'run --open -g -r'],
    ['--strict -strict=1 --strict=false', 'run --strict --strict --no-strict'],
    ['--no-strict', 'run --no-strict'],
    ['-d', 'run --duration'],
    ['-d -p 10', 'run --duration=-p 10'],
    ['-gj --seed 1', 'run -gj --seed 1'],
    ['-d==', 'run --duration=='],
    ['run -d 1', 'run --duration=1'],
    ['-- -d 1', 'run -- -d 1'],
  ];
  test.each(cases)('%s', (given, normal) => {
    expect(normaliseArguments(given.split(' ').filter((word) => word !== '')).join(' ')).toBe(
      normal,
    );
  });

  test('a switch is true or false, and nothing else', () => {
    for (const value of ['maybe', '', 'TRUE', 'toString', '2']) {
      expect(refusal([`-g=${value}`])).toBe('bad-argument');
      expect(refusal([`--json=${value}`])).toBe('bad-argument');
    }
  });
});

describe('the command', () => {
  test('is run, when the first argument is a file or a built-in model', () => {
    expect(normaliseArguments(['mine.ts'])).toEqual(['run', 'mine.ts']);
    expect(normaliseArguments(['package.json'])).toEqual(['run', 'package.json']);
    expect(normaliseArguments(['skype', '-p', '20'], ['fsm', 'skype'])).toEqual([
      'run',
      'skype',
      '--population=20',
    ]);
  });

  test('keeps the arguments of the others as they are', () => {
    expect(normaliseArguments(['explain', 'a', '-d=1'])).toEqual(['explain', 'a', '-d=1']);
    expect(normaliseArguments(['models', '--json'])).toEqual(['models', '--json']);
  });

  test('guards the values of the others, too, but no argument', () => {
    const line = ['replay', 'a', '--actor=-x', '--from=1s', '--', '--actor=-y'];
    expect(normaliseArguments(line)).toEqual([
      'replay',
      'a',
      '--actor=\0-x',
      '--from=1s',
      '--',
      '--actor=-y',
    ]);
  });

  test('help comes in every usual form', () => {
    for (const args of [['help'], ['--help'], ['-h'], ['help', 'help'], ['help', '--help']]) {
      expect(normaliseArguments(args)).toEqual(['--help']);
    }
    expect(normaliseArguments(['help', 'run'])).toEqual(['run', '--help']);
    expect(normaliseArguments(['run', '-h'])).toEqual(['run', '--help']);
    expect(normaliseArguments(['-d', '1', '-h'])).toEqual(['run', '--duration=1', '--help']);
    expect(normaliseArguments(['diff', '-h'])).toEqual(['diff', '--help']);
  });

  test('that does not exist is refused, with the one that was meant', () => {
    expect(refusal(['frobnicate'])).toBe('bad-argument');
    expect(refusal(['help', 'nope'])).toBe('bad-argument');
    expect(refusal([''])).toBe('bad-argument');
    expect(() => normaliseArguments(['repaly'])).toThrow('did you mean "replay"?');
  });
});
