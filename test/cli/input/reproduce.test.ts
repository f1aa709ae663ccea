import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect } from 'vitest';
import { fileWord, type Ran, reproduceLine } from '../../../cli/input/reproduce.ts';
import { completeScenario, type Scenario } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import { test } from '../../property.ts';

const ORIGIN = { command: ['spigo'], words: ['-a', 'fsm'] };

/** A run of a scenario that has ended by itself, or was interrupted after so many events. */
const ran = (scenario: Scenario, interruptedAfter?: number): Ran => ({
  scenario,
  outcome: {
    reason: interruptedAfter === undefined ? 'idle' : 'interrupted',
    at: 0,
    events: interruptedAfter ?? 9,
  },
});

/** The line for a seed, read back by a shell as words, each with an end of its own. */
function readBack(seed: string): string[] {
  const scenario = completeScenario(fsm, { model: 'fsm', seed }, 'here');
  const line = reproduceLine(ran(scenario), { ...ORIGIN, base: scenario });
  expect(line).not.toMatch(/\p{Cc}/u);
  const script = `spigo() { printf '%s\\001' "$@"; }\n${line}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\u0001').slice(0, -1);
}

// The characters are few on purpose: each has a meaning to a shell or to printf.
const word = fc
  .string({ unit: fc.constantFrom(...`a'"\\%$\`! \n\t\u001b\u0085☠-*0`) })
  .filter((text) => !text.endsWith('\n'));

test.prop([word], { numRuns: 50 })('a shell reads back the seed, whatever it holds', (seed) => {
  const isLikeFlag = /^-\D/.test(seed);
  expect(readBack(seed)).toEqual([
    '-a',
    'fsm',
    ...(isLikeFlag ? [`--seed=${seed}`] : ['--seed', seed]),
  ]);
});

test('whether a run is strict is told where the words alone would make it otherwise', () => {
  const of = (strict: boolean) => completeScenario(fsm, { seed: '1', strict }, 'here');
  const line = (isStrict: boolean, isBaseStrict: boolean): string =>
    reproduceLine(ran(of(isStrict)), { ...ORIGIN, base: of(isBaseStrict) });
  expect(line(true, false)).toBe('spigo -a fsm --strict --seed 1');
  expect(line(false, true)).toBe('spigo -a fsm --no-strict --seed 1');
  for (const same of [true, false]) expect(line(same, same)).toBe('spigo -a fsm --seed 1');
});

test('a run that was interrupted is repeated as far as it came', () => {
  const scenario = completeScenario(fsm, { seed: '1' }, 'here');
  const line = (events?: number): string =>
    reproduceLine(ran(scenario, events), { ...ORIGIN, base: scenario });
  expect(line(700)).toBe('spigo -a fsm --events 700 --seed 1');
  expect([line(0), line()]).toEqual(['spigo -a fsm --seed 1', 'spigo -a fsm --seed 1']);
});

test('a file is told from a flag and from a command', () => {
  expect(['a.json', '-a.json', 'models', '../models', 'C:\\models'].map(fileWord)).toEqual([
    'a.json',
    './-a.json',
    './models',
    '../models',
    'C:\\models',
  ]);
});
