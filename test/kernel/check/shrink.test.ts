import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { derivedSeeds } from '../../../kernel/check/derived-seeds.ts';
import { drive } from '../../../kernel/check/drive.ts';
import type { Examination, Failure } from '../../../kernel/check/examination.ts';
import { partsOf, without } from '../../../kernel/check/scenario-parts.ts';
import { type Minimum, type ShrinkOptions, shrink } from '../../../kernel/check/shrink.ts';
import { parseDuration } from '../../../kernel/data/time.ts';
import type { Names } from '../../../kernel/faults/fault.ts';
import type { Scenario } from '../../../kernel/run/scenario.ts';
import { test } from '../../property.ts';
import { failureOf, faultLists, quiet, scenarioOf, shownBy, verdictOf } from './staged.ts';

type Examine = (scenario: Scenario) => Examination;

const examineBy =
  (fails: (scenario: Scenario) => boolean | Failure): Examine =>
  (scenario) => {
    const failure = fails(scenario);
    return shownBy(scenario, failure === true ? failureOf() : failure || undefined);
  };

const shrunk = (scenario: Scenario, examine: Examine, options: ShrinkOptions = {}): Minimum =>
  drive(shrink(quiet, examine(scenario), options), examine, () => true);

/** Answers for as many candidates at once as the numbers say, whether they succeed or not. */
function drivenBy(
  scenario: Scenario,
  examine: Examine,
  counts: readonly number[],
  options: ShrinkOptions = {},
): Minimum {
  const steps = shrink(quiet, examine(scenario), options);
  let step = steps.next();
  for (let index = 0; step.done !== true; index++) {
    const count = counts.length === 0 ? Infinity : counts[index % counts.length];
    step = steps.next(step.value.slice(0, count).map(examine));
  }
  return step.value;
}

const keysOf = ({ faults = [], operations = [] }: Scenario): string[] =>
  [...faults, ...operations].map(({ key }) => key);
const has = (scenario: Scenario, ...keys: string[]): boolean =>
  keys.every((key) => keysOf(scenario).includes(key));

const isNamed = (names: Names, name: string): boolean => [names].flat().includes(name);

/** A share of all texts, always the same ones. */
const isIn = (share: number, text: string): boolean =>
  createHash('sha256').update(text).digest().readUInt32BE() < share * 2 ** 32;

const crash = (key: string, from: number, actors: string | string[] = 'm1') => ({
  key,
  kind: 'crash' as const,
  actors,
  from: `${from}s`,
  to: `${from + 1}s`,
});

describe('of a failure', () => {
  test('faults lose what makes them worse, and strike no harder than they need to', () => {
    const span = { from: '1s', to: '2s' };
    const scenario = scenarioOf({
      faults: [
        { kind: 'crash', actors: 'm1', disk: 'torn', after: 2, ...span },
        { kind: 'delay', between: ['m1', 'm2'], by: '800ms', ...span },
        { kind: 'slow', actors: 'm2', factor: 64, ...span },
        { kind: 'drift', actors: 'm2', ppm: -800_000, ...span },
        { kind: 'wall', actors: 'm2', by: '-8s', ...span },
        { kind: 'loss', isolate: 'm2', rate: 0.5, bursts: { window: '1s', share: 0.1 }, ...span },
      ],
    });
    const kinds = ['crash', 'delay', 'slow', 'drift', 'wall', 'loss'];
    const minimum = shrunk(
      scenario,
      examineBy(({ faults = [] }) => {
        const delay = faults.find(({ kind }) => kind === 'delay');
        const isLong = delay?.kind === 'delay' && (parseDuration(String(delay.by)) ?? 0) >= 100_000;
        return isLong && kinds.every((kind) => faults.some((fault) => fault.kind === kind));
      }),
    );
    expect(minimum.examination.scenario.faults).toEqual([
      expect.not.objectContaining({ disk: expect.anything() }),
      expect.objectContaining({ by: '100ms' }),
      expect.objectContaining({ factor: 2 }),
      expect.objectContaining({ ppm: -1 }),
      expect.objectContaining({ by: '-1us' }),
      expect.not.objectContaining({ bursts: expect.anything() }),
    ]);
    expect(minimum.examination.scenario.faults?.[0]).not.toHaveProperty('after');
  });

  test('all faults and operations go that are not needed', () => {
    const scenario = scenarioOf({
      faults: [crash('a', 1), crash('b', 2), crash('c', 3), crash('late', 8)],
      operations: [
        { key: 'x', at: '1s', to: 'm1', message: 1 },
        { key: 'y', at: '2s', to: 'm2', message: 2 },
      ],
    });
    const minimum = shrunk(
      scenario,
      examineBy((one) => has(one, 'b', 'y')),
    );
    expect(keysOf(minimum.examination.scenario)).toEqual(['b', 'y']);
    expect(minimum.from).toEqual({ faults: 4, operations: 2, actors: 9 });
  });

  test('the run ends just after it', () => {
    const { examination, from } = shrunk(
      scenarioOf({ limits: { until: '60s' } }),
      examineBy(() => true),
    );
    expect(examination.scenario.limits.until).toBe('4.000001s');
    expect(from.until).toBe('1m');
  });

  test('the run ends where it ended, if the property speaks of the end', () => {
    const examine: Examine = (scenario) =>
      shownBy(scenario, failureOf(), [verdictOf({ kind: 'atEnd' })]);
    const { scenario } = shrunk(scenarioOf({ limits: { until: '60s' } }), examine).examination;
    expect(scenario.limits.until).toBe('1m');
  });

  test('the number of actors goes down, and those that are struck keep a place', () => {
    const scenario = scenarioOf({
      faults: [crash('a', 1, ['m2', 'm7', 'm9'])],
      operations: [{ key: 'x', at: '1s', to: 'm7', message: { tell: 'm7', about: 'm0' } }],
    });
    const minimum = shrunk(
      scenario,
      examineBy(
        ({ faults = [], options, operations = [] }) =>
          Number(options.members) >= 3 &&
          operations.length === 1 &&
          faults.some((fault) => 'actors' in fault && isNamed(fault.actors, operations[0].to)),
      ),
    );
    const { faults, operations, options } = minimum.examination.scenario;
    expect(options.members).toBe(3);
    expect(faults).toEqual([expect.objectContaining({ actors: 'm1' })]);
    expect(operations?.[0]).toMatchObject({ to: 'm1', message: { tell: 'm1', about: 'm0' } });
  });

  test('no actor stays silenced', () => {
    const { examination } = shrunk(
      scenarioOf({ faults: [crash('a', 1)] }),
      examineBy((one) => has(one, 'a') && one.options.members === 9),
    );
    expect(keysOf(examination.scenario)).toEqual(['a']);
  });

  test('the laws become plain, and instants round', () => {
    const scenario = scenarioOf({
      ties: 'shuffled',
      network: {
        latency: { law: 'lognormal', median: '12.345ms', sigma: 1 },
        ordering: 'none',
        loss: 0.1,
        duplication: 0.2,
        zones: [{ within: 'zone', latency: '1ms' }],
        links: [{ from: 'm1', to: 'm2', loss: 0.5 }],
      },
      faults: [{ ...crash('a', 1), from: '1.234567s', to: '7.9s' }],
    });
    const { examination } = shrunk(
      scenario,
      examineBy((one) => has(one, 'a')),
    );
    const { faults, network, ties } = examination.scenario;
    expect(ties).toBe('fifo');
    expect(network).toEqual({ latency: '12ms', ordering: 'fifo', zones: [], links: [] });
    expect(faults).toEqual([crash('a', 1)]);
  });

  test('what it needs of laws and instants stays', () => {
    const scenario = scenarioOf({
      network: { latency: { law: 'uniform', min: '1ms', max: '4ms' }, ordering: 'none', loss: 0.1 },
      faults: [{ ...crash('a', 1), from: '1.23s', to: '3.9s' }],
    });
    const { examination } = shrunk(
      scenario,
      examineBy(({ faults: [fault] = [], network }) => {
        if (fault === undefined || fault.kind === 'drop') return false;
        return network?.ordering === 'none' && fault.from === '1.23s';
      }),
    );
    const { faults, network } = examination.scenario;
    expect(network).toEqual({ latency: '3ms', ordering: 'none', zones: [], links: [] });
    expect(faults).toEqual([expect.objectContaining({ from: '1.23s' })]);
  });
});

describe('a reduction is refused', () => {
  test('that fails in another way', () => {
    const other = failureOf({ signature: 'one leader | another' });
    const { examination } = shrunk(
      scenarioOf({ faults: [crash('a', 1), crash('b', 2)] }),
      examineBy((one) => (has(one, 'a', 'b') ? true : other)),
    );
    expect(keysOf(examination.scenario)).toEqual(['a', 'b']);
  });

  test('that is inconclusive', () => {
    const examine: Examine = (scenario) =>
      shownBy(scenario, failureOf(), [
        verdictOf({ verdict: has(scenario, 'a') ? 'broken' : 'inconclusive' }),
      ]);
    const { examination } = shrunk(scenarioOf({ faults: [crash('a', 1)] }), examine);
    expect(keysOf(examination.scenario)).toEqual(['a']);
  });

  test('after which another property has nothing left to judge', () => {
    const examine: Examine = (scenario) =>
      shownBy(scenario, failureOf(), [
        verdictOf(),
        verdictOf({
          property: 'puts are answered',
          kind: 'leadsTo',
          verdict: 'held',
          evaluated: has(scenario, 'x') ? 3 : 0,
          held: has(scenario, 'x') ? 2 : 0,
        }),
      ]);
    const operations = ['x', 'y'].map((key) => ({ key, at: '1s', to: 'm1', message: 1 }));
    const { examination } = shrunk(scenarioOf({ operations }), examine);
    expect(keysOf(examination.scenario)).toEqual(['x']);
  });
});

test('a part goes with another seed, if the scenario fails without it from that seed', () => {
  const scenario = scenarioOf({ faults: [crash('a', 1), crash('b', 2)] });
  const examine = examineBy(
    (one) => has(one, 'a') && (has(one, 'b') || one.seed === 's~7' || one.options.members !== 9),
  );
  const { examination, runs } = shrunk(
    scenario,
    examineBy((one) => one.options.members === 9 && examine(one).failure !== undefined),
  );
  expect(keysOf(examination.scenario)).toEqual(['a']);
  expect(examination.scenario.seed).toMatch(/^s~7/);
  expect(runs).toBeLessThan(400);
});

/** Some faults are needed, and each removal loses the failure for half of the seeds. */
const fickle =
  (needed: readonly string[], share: number, salt: number): Examine =>
  (scenario) =>
    shownBy(
      scenario,
      has(scenario, ...needed) &&
        (scenario.seed === 's' && keysOf(scenario).length > 5
          ? true
          : isIn(share, `${salt} ${scenario.seed} ${keysOf(scenario)}`))
        ? failureOf()
        : undefined,
    );

/** Some faults of which a few are needed, and how often the failure shows. */
const cases = fc
  .record({
    faults: faultLists,
    needed: fc.array(fc.nat(8), { maxLength: 3 }),
    share: fc.constantFrom(0, 0.1, 0.5, 1),
    salt: fc.nat(),
  })
  .map(({ faults, needed, share, salt }) => {
    const keys = needed.flatMap((index) => faults[index]?.key ?? []);
    return { scenario: scenarioOf({ faults }), examine: fickle(keys, share, salt) };
  });

test.prop([cases], { numRuns: 60 })(
  'without any one part, the minimum passes with its seed and 20 others',
  ({ scenario, examine }) => {
    fc.pre(examine(scenario).failure !== undefined);
    const { examination } = shrunk(scenario, examine, { runsMax: 100_000 });
    const least = examination.scenario;
    expect(examine(least).failure).toEqual(failureOf());
    const again = partsOf(least).flatMap((part) => {
      const reduced = without(least, [part]);
      return [least.seed, ...derivedSeeds(least.seed, 20)].map((seed) => ({ ...reduced, seed }));
    });
    expect(again.filter((one) => examine(one).failure !== undefined)).toEqual([]);
  },
);

test.prop([cases, fc.array(fc.integer({ min: 1, max: 30 })), fc.integer({ min: 0, max: 200 })], {
  numRuns: 15,
})(
  'the minimum and its cost do not depend on how many runs are answered at once',
  ({ scenario, examine }, counts, runsMax) => {
    fc.pre(examine(scenario).failure !== undefined);
    const minimum = shrunk(scenario, examine, { runsMax });
    expect(drivenBy(scenario, examine, counts, { runsMax })).toEqual(minimum);
    expect(minimum.runs).toBeLessThanOrEqual(runsMax);
    expect(examine(minimum.examination.scenario).failure).toEqual(failureOf());
  },
);

test('a driver that answers for nothing is refused', () => {
  const examine = examineBy(() => true);
  const scenario = scenarioOf({ faults: [crash('a', 1)] });
  expect(() => drivenBy(scenario, examine, [0])).toThrow('answered from its first candidate');
});
