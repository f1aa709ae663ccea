import { describe, expect, test } from 'vitest';
import { always, never, SimulationError, seconds, type WorldView } from '../../../kernel/index.ts';
import { Gauge, verdictOn } from './gauges.ts';

const sum = (world: WorldView): number => {
  let total = 0;
  for (const { actor } of world.actors()) if (actor instanceof Gauge) total += actor.value;
  return total;
};
const low = (world: WorldView) => sum(world) < 5 || `the sum is ${sum(world)}`;

describe('always', () => {
  test('holds where its condition is true after each event', () => {
    expect(
      verdictOn(always('low', low), {
        a: [
          [1, 2],
          [2, 3],
        ] as const,
        b: [[2, 1]],
      }),
    ).toEqual({
      property: 'low',
      kind: 'always',
      verdict: 'held',
      evaluated: 5,
      held: 5,
    });
  });

  test('is broken at the first event after which it is not true, and says why', () => {
    const gauges = {
      a: [
        [1, 2],
        [3, 1],
      ] as const,
      b: [[2, 4]] as const,
    };
    expect(verdictOn(always('low', low), gauges)).toEqual({
      property: 'low',
      kind: 'always',
      verdict: 'broken',
      reason: 'the sum is 6',
      at: seconds(2),
      event: 4,
      evaluated: 4,
      held: 3,
    });
  });

  test('at every instant does not see what is between two events of an instant', () => {
    const gauges = {
      a: [
        [1, 9],
        [2, 3],
      ] as const,
      b: [[1, -7]] as const,
    };
    expect(verdictOn(always('low', low), gauges).verdict).toBe('broken');
    expect(verdictOn(always('low', { every: 'instant' }, low), gauges)).toMatchObject({
      verdict: 'held',
      evaluated: 3,
    });
  });

  test('every so often is evaluated at most once in that time, and at the end', () => {
    const script = Array.from({ length: 10 }, (_, index) => [index + 1, 0] as const);
    const seen: number[] = [];
    const look = (world: WorldView) => seen.push(world.now / seconds(1)) > 0;
    verdictOn(always('look', { every: seconds(4) }, look), { a: script });
    expect(seen).toEqual([0, 4, 8, 10]);
  });

  test('has a memory for each run', () => {
    const once = always('once', { memory: () => ({ count: 0 }) }, (_world, memory) => {
      memory.count += 1;
      return memory.count < 4;
    });
    expect(verdictOn(once, { a: [[1, 1]] as const }).verdict).toBe('held');
    expect(verdictOn(once, { a: [[1, 1]] as const }).verdict).toBe('held');
  });

  test('is broken by a condition that throws, with the error as its reason', () => {
    const failing = always('failing', (world) => {
      if (world.now > 0) throw new TypeError('no such thing');
      return true;
    });
    expect(verdictOn(failing, { a: [[1, 1]] as const })).toMatchObject({
      verdict: 'broken',
      reason: expect.stringMatching(/^TypeError: no such thing \(always\.test\.ts:\d+:\d+\)$/),
      event: 2,
      evaluated: 2,
      held: 1,
    });
  });

  test.each([
    [undefined, 'nothing'],
    [1, '1'],
    [{ ok: true }, '{"ok":true}'],
  ])('refuses %s as an answer', (answer, shown) => {
    const wrong = always('odd', (() => answer) as unknown as () => boolean);
    expect(() => verdictOn(wrong, { a: [] })).toThrow(
      new SimulationError(
        'bad-model',
        `property "odd": its condition returned ${shown}, expected true, false or a text`,
      ),
    );
  });

  test('refuses a promise as an answer, also one that is rejected', () => {
    const condition = () => Promise.reject(new Error('unheard')) as unknown as boolean;
    expect(() => verdictOn(always('odd', condition), { a: [] })).toThrow(/returned a promise,/);
  });

  test('refuses wrong arguments', () => {
    expect(() => always('', low)).toThrow(/name: got "", expected a text/);
    expect(() => always('x', { every: 0 }, low)).toThrow(/^always "x": every: got 0, expected/);
    expect(() => always('x', {} as typeof low)).toThrow(/condition: got {}, expected a function/);
  });
});

describe('never', () => {
  test('holds while its condition is false', () => {
    const high = never('high', (world) => sum(world) > 5);
    expect(verdictOn(high, { a: [[1, 5]] as const })).toMatchObject({ verdict: 'held', held: 2 });
    expect(verdictOn(high, { a: [[1, 6]] as const })).toMatchObject({
      verdict: 'broken',
      reason: 'it is true',
      held: 1,
    });
  });

  test('is broken by a text, which says how it is true', () => {
    const high = never('high', (world) => sum(world) > 5 && `the sum is ${sum(world)}`);
    expect(verdictOn(high, { a: [[1, 6]] as const }).reason).toBe('the sum is 6');
  });
});
