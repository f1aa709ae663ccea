import { describe, expect, test } from 'vitest';
import { check, examineIndex } from '../../../kernel/check/check.ts';
import { examine } from '../../../kernel/check/examine.ts';
import { Statistics } from '../../../kernel/check/statistics.ts';
import { register } from './register.ts';

const RIGHT = { base: { options: { bug: 'none' } } } as const;

describe('a protocol with a planted bug', () => {
  const report = check(register, { runs: 200 });

  test('fails within 200 runs, and the finding is the lowest index that fails', () => {
    const { finding, figures } = report;
    expect(finding?.found.failure).toMatchObject({
      kind: 'actor-failed',
      signature: 'actor-failed | Replica | RangeError in Replica.keep',
    });
    const fails = Array.from(
      { length: figures.runs },
      (_, index) => examineIndex(register, {}, index).failure !== undefined,
    );
    expect(fails.indexOf(true)).toBe(figures.runs - 1);
    expect(finding?.place).toEqual({ index: figures.runs - 1 });
  });

  test('its scenario fails again, with the same fingerprint', () => {
    const { found } = report.finding ?? {};
    if (found === undefined) throw new Error('got no finding');
    const again = examine(register, found.scenario);
    expect(again).toEqual(found);
  });

  test('its minimum fails in the same way, with the fewest replicas and at most one fault', () => {
    const { found, minimum } = report.finding ?? {};
    expect(minimum?.examination.failure?.signature).toBe(found?.failure?.signature);
    const { options, faults = [] } = minimum?.examination.scenario ?? {};
    expect(options?.replicas).toBeLessThanOrEqual(2);
    expect(faults.length).toBeLessThanOrEqual(1);
  });

  test('a check says of a failure no bound of the rate', () => {
    expect(report.failureRateBelow).toBeUndefined();
  });

  test('a scenario that once failed is tried first, outside of the statistics', () => {
    const scenario = report.finding?.found.scenario;
    if (scenario === undefined) throw new Error('got no finding');
    const right = { ...scenario, options: { ...scenario.options, bug: 'none' } };
    const again = check(register, { runs: 5, first: [right, scenario] });
    expect(again.finding?.place).toEqual({ first: 1 });
    expect(again.figures.runs).toBe(0);
  });
});

test('a broken property is found, and known by its name and the class of its actor', () => {
  const { finding } = check(register, { runs: 200, base: { options: { bug: 'falls' } } });
  expect(finding?.found.failure).toMatchObject({
    kind: 'property',
    property: 'no version falls',
    actor: expect.stringMatching(/^replica\d$/),
    signature: expect.stringMatching(/^property \| no version falls \| Replica \| /),
  });
  expect(finding?.found.failure?.signature).not.toMatch(/\d/);
  expect(finding?.found.outcome.reason).toBe('interrupted');
});

describe('the same protocol without the bug', () => {
  const report = check(register, { runs: 60, seed: 'x', ...RIGHT });

  test('passes, and the report says what this is worth', () => {
    expect(report).toMatchObject({ model: 'register', seed: 'x' });
    expect(report.finding).toBeUndefined();
    expect(report.figures.runs).toBe(60);
    expect(report.failureRateBelow).toBeCloseTo(0.0487, 4);
  });

  test('tells how often each property was judged, and what no run reached', () => {
    expect(report.figures.neverReached).toEqual(['a replica has a million copies']);
    const [monotone] = report.figures.properties;
    expect(monotone).toMatchObject({ property: 'no version falls', runsInconclusive: 0 });
    expect(monotone.evaluated).toBeGreaterThan(1000);
    expect(monotone.runsHeld).toBeGreaterThan(50);
  });

  test('the figures are those of the runs by index, in any order', () => {
    const statistics = new Statistics(register);
    for (let index = 59; index >= 0; index--) {
      statistics.add(examineIndex(register, { seed: 'x', ...RIGHT }, index));
    }
    expect(statistics.figures()).toEqual(report.figures);
  });
});

test.each<[object, string]>([
  [{ runs: 0 }, 'check: runs: got 0, expected a whole number from 1'],
  [{ runs: 1.5 }, 'check: runs: got 1.5, expected a whole number from 1'],
  [{ run: 10 }, 'check: unknown field "run"; did you mean "runs"?'],
  [{ seed: Number.NaN }, 'check: seed: got NaN, expected a text or a number'],
  [{ base: null }, 'check: base: got null, expected fields of a scenario, as { options: { ... } }'],
  [{ beyond: 'yes' }, 'check: beyond: got "yes", expected true or false'],
  [{ faults: 'crash' }, 'check: faults: got "crash", expected a list of kinds of faults'],
  [{ first: [7] }, 'check: first[0]: got 7, expected a scenario, or the token of one'],
])('the options %j are refused', (options, line) => {
  expect(() => check(register, options)).toThrow(
    expect.objectContaining({ code: 'bad-argument', message: line }),
  );
});

test('a text that is no token is refused', () => {
  expect(() => check(register, { first: ['x'] })).toThrow(/^token: got "x", expected a text/);
});
