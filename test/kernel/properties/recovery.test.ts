import { describe, expect, test } from 'vitest';
import {
  eventually,
  ms,
  type ScenarioInput,
  seconds,
  stabilises,
  type WorldView,
} from '../../../kernel/index.ts';
import { Gauge, gaugesWorld, verdictOn } from './gauges.ts';

const shownBy = (world: WorldView, name = 'a'): number => {
  const { actor } = world.actor(name) ?? {};
  return actor instanceof Gauge ? actor.value : 0;
};
const isOne = (world: WorldView) => shownBy(world) === 1 || `it is ${shownBy(world)}`;
const within = seconds(10);
const until = (count: number): Partial<ScenarioInput> => ({ limits: { until: seconds(count) } });
/** The gauge b keeps the run busy until second 30. */
const b = [[30, 1]] as const;

describe('eventually', () => {
  const property = eventually('one', { within }, isOne);

  test.each([
    [
      'held',
      'true in time, though only for an instant',
      {
        a: [
          [3, 1],
          [4, 0],
        ],
        b,
      },
      undefined,
    ],
    [
      'held',
      'true at the last instant',
      {
        a: [
          [10, 1],
          [11, 0],
        ],
        b,
      },
      undefined,
    ],
    ['held', 'true before the run was cut', { a: [[3, 1]], b }, 5],
    ['broken', 'true too late', { a: [[10.5, 1]], b }, undefined],
    ['broken', 'never true', { a: [[3, 0]], b }, undefined],
    ['broken', 'not true when nothing is left to happen', { a: [[3, 2]] }, undefined],
    ['broken', 'not true in a run without an event', {}, undefined],
    ['inconclusive', 'not true when the run is cut before it was due', { a: [[3, 2]], b }, 5],
    ['inconclusive', 'not true when the run is cut as it is due', { a: [[3, 2]], b }, 10],
  ] as const)('is %s: %s', (verdict, _why, gauges, end) => {
    const input = end === undefined ? {} : until(end);
    expect(verdictOn(property, gauges, input).verdict).toBe(verdict);
  });

  test('is broken when it was due, and says why it was not true', () => {
    expect(verdictOn(property, { a: [[3, 2]] as const, b })).toMatchObject({
      reason: 'it is 2',
      at: within,
      event: 3,
      evaluated: 2,
      held: 0,
    });
  });

  test('counts from the last heal: what was true before does not count', () => {
    const faults = [
      { kind: 'pause', actors: 'b', from: '1s', to: '20s' },
      { kind: 'pause', actors: 'b', from: '5s' },
    ] as const;
    const before = {
      a: [
        [3, 1],
        [4, 0],
      ] as const,
      b,
    };
    const still = {
      a: [
        [3, 1],
        [21, 0],
      ] as const,
      b,
    };
    expect(verdictOn(property, before, { faults }).verdict).toBe('broken');
    expect(verdictOn(property, still, { faults }).verdict).toBe('held');
    expect(verdictOn(property, { a: [[29, 1]] as const, b }, { faults }).verdict).toBe('held');
  });

  test('looks no more after it was true', () => {
    expect(
      verdictOn(property, {
        a: [
          [1, 1],
          [2, 0],
          [3, 1],
        ] as const,
        b,
      }),
    ).toMatchObject({
      evaluated: 2,
      held: 1,
    });
  });

  test('judges only states for which it is provided, and is inconclusive without any', () => {
    const provided = (world: WorldView) => shownBy(world, 'b') === 1;
    const given = eventually('one', { within, provided }, isOne);
    const late = {
      a: [
        [1, 1],
        [2, 0],
      ] as const,
      b: [
        [3, 1],
        [30, 1],
      ] as const,
    };
    expect(verdictOn(given, late)).toMatchObject({ verdict: 'broken', evaluated: 1 });
    expect(verdictOn(given, { a: [[1, 1]] as const, b })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'what it is provided for was never true',
      evaluated: 0,
    });
  });
});

describe('stabilises', () => {
  const property = stabilises('one', { within }, isOne);

  test.each([
    [
      'held',
      'true from the last possible instant on',
      {
        a: [
          [9, 0],
          [10, 1],
        ],
        b,
      },
      undefined,
    ],
    ['held', 'true when nothing is left to happen', { a: [[3, 1]] }, undefined],
    ['broken', 'true too late', { a: [[10.5, 1]], b }, undefined],
    [
      'broken',
      'true in time, but no longer at the end',
      {
        a: [
          [3, 1],
          [20, 0],
        ],
        b,
      },
      undefined,
    ],
    [
      'broken',
      'true in time and at the end, but not between',
      {
        a: [
          [3, 1],
          [20, 0],
          [21, 1],
        ],
        b,
      },
      undefined,
    ],
    ['broken', 'not true when nothing is left to happen', { a: [[3, 2]] }, undefined],
    ['inconclusive', 'a run that is cut before it was due', { a: [[3, 1]], b }, 5],
  ] as const)('is %s: %s', (verdict, _why, gauges, end) => {
    const input = end === undefined ? {} : until(end);
    expect(verdictOn(property, gauges, input).verdict).toBe(verdict);
  });

  test('is broken at the first state that is not true, and says why', () => {
    expect(
      verdictOn(property, {
        a: [
          [3, 1],
          [20, 7],
        ] as const,
        b,
      }),
    ).toMatchObject({
      reason: 'it is 7',
      at: seconds(20),
      evaluated: 2,
      held: 1,
    });
    expect(verdictOn(property, { a: [[3, 2]] as const, b })).toMatchObject({
      at: within,
      event: 3,
    });
  });

  test('is the same for any slices, and inconclusive for a run that is interrupted early', () => {
    const gauges = {
      a: [
        [3, 1],
        [20, 7],
      ] as const,
      b,
    };
    const whole = gaugesWorld([property], gauges);
    whole.advance();
    const sliced = gaugesWorld([property], gauges);
    while (sliced.advance({ events: 1 }) === 'paused')
      sliced.advance({ until: sliced.now + ms(1) });
    expect(sliced.verdicts).toEqual(whole.verdicts);
    const cut = gaugesWorld([property], gauges);
    cut.advance({ events: 3 });
    cut.interrupt();
    expect(cut.verdicts[0]).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the run has come to 3s, it is due after 10s',
    });
  });
});

test('the time counts from the last operation, if that is after the last heal', () => {
  const property = stabilises('one', { within }, isOne);
  const input = { operations: [{ at: '15s', to: 'a', message: 'anything' }] };
  expect(verdictOn(property, { a: [[24, 1]], b }, input).verdict).toBe('held');
  expect(verdictOn(property, { a: [[26, 1]], b }, input).verdict).toBe('broken');
});

describe('every so often', () => {
  const every = seconds(4);
  /** The gauge c changes at each second until 30. */
  const c = Array.from({ length: 30 }, (_, index) => [index + 1, 1] as const);

  test('a condition is evaluated at most once per so much time, and where its time ends', () => {
    const often = verdictOn(stabilises('one', { within }, isOne), { a: [[1, 1]], c });
    const seldom = verdictOn(stabilises('one', { within, every }, isOne), { a: [[1, 1]], c });
    expect([often.evaluated, seldom.evaluated]).toEqual([21, 6]);
    const never = verdictOn(eventually('one', { within, every }, isOne), { a: [[1, 0]], c });
    expect(never).toMatchObject({ verdict: 'broken', at: within, evaluated: 4 });
  });

  test('the last state of a run is judged, however short ago another one was', () => {
    const property = stabilises('one', { within, every }, isOne);
    const gauges = {
      a: [
        [1, 1],
        [29, 0],
      ] as const,
      c,
    };
    expect(verdictOn(property, gauges)).toMatchObject({ verdict: 'broken', at: seconds(30) });
    expect(verdictOn(property, gauges, until(30))).toMatchObject({ verdict: 'broken' });
  });

  test('is refused for something that is no duration', () => {
    const wrong = { within, every: 0 as never };
    expect(() => stabilises('one', wrong, isOne)).toThrow(/every: got 0, expected a duration/);
    expect(() => eventually('one', wrong, isOne)).toThrow(/every: got 0, expected a duration/);
  });
});
