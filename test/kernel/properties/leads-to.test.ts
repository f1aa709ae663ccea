import { expect, test } from 'vitest';
import { leadsTo, type ObservedEvent, type ScenarioInput, seconds } from '../../../kernel/index.ts';
import { type Script, verdictOn } from './gauges.ts';

/** Gauges show 1 to ask and 2 to answer. The index of a timer is that of its line. */
const property = (scripts: Readonly<Record<string, Script>>) => {
  const shows =
    (value: number) =>
    ({ kind, to, data }: ObservedEvent): boolean =>
      kind === 'timer' && scripts[to.name][Number(data)][1] === value;
  const key = ({ to }: ObservedEvent): string => to.name;
  return leadsTo('answered', { within: seconds(5), key }, shows(1), shows(2));
};
const verdictFor = (scripts: Readonly<Record<string, Script>>, input?: Partial<ScenarioInput>) =>
  verdictOn(property(scripts), scripts, input);

test('holds where each cause has its effect in time', () => {
  expect(
    verdictFor({
      a: [
        [1, 1],
        [6, 2],
        [7, 1],
        [8, 2],
      ],
      b: [
        [2, 1],
        [3, 2],
      ],
    }),
  ).toMatchObject({
    verdict: 'held',
    evaluated: 3,
    held: 3,
  });
});

test('is broken when an effect is late, missing, or of another key', () => {
  expect(
    verdictFor({
      a: [
        [1, 1],
        [6.5, 2],
      ],
      b: [],
    }),
  ).toMatchObject({
    verdict: 'broken',
    actor: 'a',
    at: seconds(6),
    reason: 'event 3 of a at 1s was not followed within 5s',
  });
  expect(verdictFor({ a: [[1, 1]], b: [[2, 2]] }).verdict).toBe('broken');
  expect(
    verdictFor({
      a: [
        [1, 1],
        [2, 1],
      ],
      b: [[20, 0]],
    }),
  ).toMatchObject({
    verdict: 'broken',
    at: seconds(6),
    evaluated: 1,
  });
});

test('is inconclusive for a run that is cut before an effect was due', () => {
  const limits = { until: seconds(4) };
  expect(
    verdictFor(
      {
        a: [
          [1, 1],
          [9, 0],
        ],
      },
      { limits },
    ),
  ).toMatchObject({
    verdict: 'inconclusive',
    reason: 'event 2 of a at 1s still waits',
  });
  expect(
    verdictFor(
      {
        a: [
          [1, 1],
          [9, 0],
        ],
      },
      { limits: { until: seconds(7) } },
    ).verdict,
  ).toBe('broken');
});

test('an effect is due from the last heal on', () => {
  const faults = [{ kind: 'pause', actors: 'b', from: '1s', to: '10s' }] as const;
  const scripts = {
    a: [
      [1, 1],
      [14, 2],
    ],
    b: [[30, 0]],
  } as const;
  expect(verdictFor(scripts).verdict).toBe('broken');
  expect(verdictFor(scripts, { faults }).verdict).toBe('held');
});
