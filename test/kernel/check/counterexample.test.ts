import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { drawCounterexample, mermaidOf } from '../../../kernel/check/counterexample.ts';
import { derivedSeeds } from '../../../kernel/check/derived-seeds.ts';
import { drive } from '../../../kernel/check/drive.ts';
import { examine } from '../../../kernel/check/examine.ts';
import { accountOf } from '../../../kernel/check/failure-account.ts';
import { investigate } from '../../../kernel/check/investigate.ts';
import { partsOf, without } from '../../../kernel/check/scenario-parts.ts';
import { type Minimum, shrink } from '../../../kernel/check/shrink.ts';
import { sliceOf } from '../../../kernel/check/slice.ts';
import { decodeToken, encodeToken } from '../../../kernel/check/token.ts';
import { completeScenario } from '../../../kernel/run/complete-scenario.ts';
import { test } from '../../property.ts';
import { failureOf } from './staged.ts';
import { examined, fragile, patient, scenario, standby } from './standby.ts';

const shrunk = (seed = 'x'): Minimum =>
  drive(
    shrink(standby, examined({ ...scenario, seed })),
    (one) => examine(standby, one),
    () => true,
  );
const minimum = shrunk();
const slice = sliceOf(standby, minimum.examination);
const blame = {
  seeds: 50,
  failed: 50,
  withoutFault: [{ fault: 'c', failed: 0 }],
  inevitableAt: 13_023_000,
};
const replay = "spigo replay 'spigo1.abc'";

describe('of two leaders in a cut network', () => {
  test('the smallest scenario has two members and one cut', () => {
    const { faults, operations, options } = minimum.examination.scenario;
    expect(options.members).toBe(2);
    expect(operations).toBeUndefined();
    expect(faults).toEqual([
      { key: 'c', kind: 'cut', between: ['m1', 'm2'], from: '13s', to: '15s' },
    ]);
    expect(minimum.from).toEqual({ faults: 5, operations: 1, actors: 5, until: '1m' });
  });

  test('without its cut it passes, with its seed and 20 others', () => {
    const least = minimum.examination.scenario;
    for (const seed of [least.seed, ...derivedSeeds(least.seed, 20)]) {
      const reduced = {
        ...without(least, partsOf(least)),
        seed,
        limits: { ...least.limits, until: '1m' },
      };
      expect(examine(standby, reduced).failure).toBeUndefined();
    }
  });

  test('a token of it fails in the same way', () => {
    const { fingerprint, scenario: least } = minimum.examination;
    const token = decodeToken(encodeToken({ spigo: '0.1.0', scenario: least, fingerprint }));
    const again = examined(completeScenario(standby, token.scenario, 'token'));
    expect(again.fingerprint).toBe(fingerprint);
    expect(again.failure).toEqual(minimum.examination.failure);
  });

  test('the cut is to blame, and with it no seed prevents the failure', () => {
    const found = drive(
      investigate(standby, minimum, { seeds: 10 }),
      ({ reseed, scenario: one }) => examine(standby, one, reseed === undefined ? {} : { reseed }),
      () => true,
    );
    expect(found).toEqual({
      slice,
      blame: {
        seeds: 10,
        failed: 10,
        withoutFault: [{ fault: 'c', failed: 0 }],
        inevitableAt: 0,
      },
    });
  });

  test('the counterexample tells the story in 30 lines', () => {
    const golden = new URL('../../../fixtures/counterexamples/two-leaders.txt', import.meta.url);
    const text = drawCounterexample(standby, { minimum, slice, blame, replay });
    expect(`${text}\n`).toBe(readFileSync(golden, 'utf8'));
  });

  test('a page is told the same, with the numbers of the events', () => {
    const account = accountOf(minimum.examination, { slice, blame });
    expect(account).toMatchObject({
      what: 'one leader: broken at 15.023 s, event 33',
      faults: ['cut m1|m2 13 s..15 s; without it: 0 of 50'],
      operations: [],
      chance: 'fails with 50 of 50 other seeds',
    });
    const numbers = account?.story.events.map(({ event }) => event);
    expect(numbers).toEqual(slice.events.map(({ index }) => index));
    expect(numbers?.at(-1)).toBe(account?.event);
  });

  test('the story can be drawn by Mermaid', () => {
    const lines = mermaidOf({ minimum, slice }).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'sequenceDiagram',
      '  participant a0 as m1',
      '  participant a1 as m2',
    ]);
    expect(lines.at(-1)).toBe('  Note over a1: 15.023s one leader !');
  });
});

describe('of rates of loss', () => {
  const lossy = {
    seed: 'y',
    options: { members: 2 },
    limits: { until: '1m' },
    faults: [
      { key: 'l', kind: 'loss' as const, oneWay: ['m1', 'm2'] as const, from: '0s', to: '50s' },
    ],
  };

  test('few lost messages are listed', () => {
    const found = examined({ ...lossy, faults: [{ ...lossy.faults[0], rate: 0.3 }] });
    const { examination } = drive(
      shrink(fragile, examine(fragile, found.scenario)),
      (one) => examine(fragile, one),
      () => true,
    );
    const { faults = [] } = examination.scenario;
    expect(faults).toEqual([expect.objectContaining({ kind: 'drop' })]);
    const [line] = drawCounterexample(fragile, {
      minimum: { ...minimum, examination },
      slice: sliceOf(fragile, examination),
      replay,
    })
      .split('\n')
      .filter((one) => one.includes('1 fault: '));
    expect(line).toMatch(/1 fault: drop beat count=\d+ m1>m2 /);
  });

  test('many lost messages stay a rate, which loses them all', () => {
    const faults = [{ ...lossy.faults[0], rate: 0.9 }];
    const { examination } = drive(
      shrink(patient, examine(patient, { ...lossy, faults })),
      (one) => examine(patient, one),
      () => true,
    );
    expect(examination.scenario.faults).toEqual([
      expect.objectContaining({ kind: 'loss', rate: 1 }),
    ]);
  });
});

test.prop([
  fc.record({
    reason: fc.string({ maxLength: 600 }),
    faultCount: fc.nat(30),
    plain: fc.boolean(),
  }),
])('a counterexample has at most 30 lines of 80 characters', ({ faultCount, plain, reason }) => {
  const faults = Array.from({ length: faultCount }, (_, index) => ({
    key: `f${index}`,
    kind: 'pause' as const,
    actors: 'm1',
    from: `${index}s`,
    to: `${index + 5}s`,
  }));
  const large = completeScenario(standby, { ...scenario, faults }, 'test');
  const lines = drawCounterexample(
    standby,
    {
      minimum: {
        ...minimum,
        examination: { ...minimum.examination, scenario: large, failure: failureOf({ reason }) },
      },
      slice: { ...slice, faults: large.faults ?? [] },
      blame: { ...blame, withoutFault: faults.map(({ key }) => ({ fault: key, failed: 3 })) },
      replay,
    },
    { isPlain: plain },
  ).split('\n');
  expect(lines.length).toBeLessThanOrEqual(30);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
