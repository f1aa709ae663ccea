import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check, encodeToken, type Minimum } from '../../kernel/check/index.ts';
import { EFFORT, seedsOf } from './effort.ts';
import { PLANTED } from './protocols/index.ts';
import { type Found, failuresWithoutFaults, find, needlessParts, smallestOf } from './search.ts';

const REPLAY = fileURLToPath(new URL('replay.ts', import.meta.url));
const CALM_SHARE_MAX = 0.005;

/** The minima by the name of their protocol. */
const allMinima = new Map<string, readonly Minimum[]>();

describe.each(PLANTED.map((planted) => [planted.model.name, planted] as const))(
  '%s',
  { tags: ['planted'] },
  (name, planted) => {
    const { model, smallest, needsFaults } = planted;
    const found: Found[] = [];
    const minima: Minimum[] = [];

    test('is found from each seed within 2,000 scenarios, with 7 to 9 actors and at least 6 faults', () => {
      for (const seed of seedsOf(planted)) found.push(find(planted, seed));
      if (EFFORT.isLong) console.log(`${name}: ${figuresOf(found)}`);
      for (const { start } of found) {
        expect(start.scenario.options.members).toBeGreaterThanOrEqual(7);
        expect(start.scenario.faults?.length).toBeGreaterThanOrEqual(6);
      }
    });

    test('shrinks to at most one fault and one actor more than its smallest scenario', () => {
      for (const one of found) minima.push(smallestOf(planted, one));
      for (const { examination } of minima) {
        const { faults = [], operations = [], options } = examination.scenario;
        expect(faults.length).toBeLessThanOrEqual(smallest.faults + 1);
        expect(operations.length).toBeLessThanOrEqual(smallest.operations);
        expect(options.members).toBeLessThanOrEqual(smallest.actors + 1);
      }
    });

    test('is shown by no minimum without one of its parts, with its seed and 20 others', () => {
      expect(minima).toHaveLength(EFFORT.seedCount);
      const needless = minima.map((minimum, index) =>
        needlessParts(planted, found[index], minimum),
      );
      expect(needless.flat()).toEqual([]);
      allMinima.set(name, minima);
    });

    test('the correct protocol passes, and its properties are judged', () => {
      const base = { options: { bug: false } };
      const { finding, figures } = check(model, { runs: EFFORT.rightRuns, seed: 'right', base });
      expect(finding).toBeUndefined();
      expect(figures.neverReached).toEqual([]);
      for (const { evaluated, runsHeld } of figures.properties) {
        expect(evaluated).toBeGreaterThan(0);
        expect(runsHeld).toBeGreaterThan(0);
      }
    });

    test(`fails ${needsFaults ? 'seldom' : 'often'} without faults`, () => {
      const share = failuresWithoutFaults(planted, EFFORT.calmRuns) / EFFORT.calmRuns;
      if (needsFaults) expect(share).toBeLessThan(CALM_SHARE_MAX);
      else expect(share).toBeGreaterThanOrEqual(CALM_SHARE_MAX);
    });
  },
);

test('the tokens of all minima show the same in a fresh process', { tags: ['planted'] }, () => {
  const shown = [...allMinima].map(([name, minima]) => [name, minima.map(shownBy)]);
  expect(shown).toHaveLength(PLANTED.length);
  expect(replayed()).toEqual(Object.fromEntries(shown));
});

test('eight of the twelve bugs need faults', { tags: ['planted'] }, () => {
  expect(PLANTED).toHaveLength(12);
  expect(PLANTED.filter(({ needsFaults }) => needsFaults).length).toBeGreaterThanOrEqual(8);
});

function figuresOf(found: readonly Found[]): string {
  const counts = found.map(({ scenarios }) => scenarios).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)];
  return `found in ${median} scenarios (median), ${counts.at(-1)} (worst)`;
}

/** What the tokens of minima show in a process of their own. */
function replayed(): unknown {
  const tokens = [...allMinima].map(([name, minima]) => [name, minima.map(tokenOf)]);
  const line = ['--import', 'tsx', REPLAY];
  const input = JSON.stringify(Object.fromEntries(tokens));
  return JSON.parse(execFileSync(process.execPath, line, { encoding: 'utf8', input }));
}

const tokenOf = ({ examination: { scenario, fingerprint } }: Minimum): string =>
  encodeToken({ spigo: '0.1.0', scenario, fingerprint });

const shownBy = ({ examination: { failure, fingerprint } }: Minimum) => ({
  signature: failure?.signature,
  fingerprint,
});
