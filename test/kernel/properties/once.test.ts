import { describe, expect, test } from 'vitest';
import { atEnd, seconds, sometimes, type WorldView } from '../../../kernel/index.ts';
import { Gauge, gaugesWorld, verdictOn } from './gauges.ts';

const hasThree = (world: WorldView): boolean | string => {
  const { actor } = world.actor('a') ?? {};
  return actor instanceof Gauge && (actor.value === 3 || `it is ${actor.value}`);
};

describe('sometimes', () => {
  test('holds once its condition was true, and is not evaluated again', () => {
    expect(
      verdictOn(sometimes('three', hasThree), {
        a: [
          [1, 3],
          [2, 0],
        ] as const,
      }),
    ).toEqual({
      property: 'three',
      kind: 'sometimes',
      verdict: 'held',
      evaluated: 2,
      held: 1,
    });
  });

  test('is inconclusive when it was never seen', () => {
    expect(verdictOn(sometimes('three', hasThree), { a: [[1, 2]] as const })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'it was never true: at the end it is 2',
    });
  });

  test('can be looked for every so often', () => {
    const rare = sometimes('three', { every: seconds(10) }, hasThree);
    expect(
      verdictOn(rare, {
        a: [
          [1, 3],
          [2, 0],
          [12, 0],
        ] as const,
      }),
    ).toMatchObject({
      verdict: 'inconclusive',
      evaluated: 3,
    });
  });
});

describe('atEnd', () => {
  const property = atEnd('three', hasThree);

  test('lets the runs of a check go on for so long as it says', () => {
    expect(property.within).toBe(0);
    expect(atEnd('three', { within: seconds(5) }, hasThree).within).toBe(5e6);
    expect(() => atEnd('three', { within: -1 }, hasThree)).toThrow('within: got -1');
  });

  test('is evaluated once, at the end', () => {
    expect(
      verdictOn(property, {
        a: [
          [1, 0],
          [2, 3],
        ] as const,
      }),
    ).toMatchObject({
      verdict: 'held',
      evaluated: 1,
    });
    const limits = { until: seconds(2) };
    expect(
      verdictOn(
        property,
        {
          a: [
            [1, 1],
            [2, 3],
          ] as const,
        },
        { limits },
      ),
    ).toMatchObject({
      verdict: 'broken',
      reason: 'it is 1',
      at: seconds(2),
      event: 2,
    });
  });

  test('is inconclusive for a run that did not come to its end', () => {
    expect(verdictOn(property, { a: [[1, 3]] as const }, { limits: { events: 1 } })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the run ended early: event-limit',
    });
    const world = gaugesWorld([property], { a: [[1, 3]] as const });
    expect(world.verdicts[0].reason).toBe('the run has not ended');
    world.interrupt();
    expect(world.verdicts[0].verdict).toBe('inconclusive');
  });
});
