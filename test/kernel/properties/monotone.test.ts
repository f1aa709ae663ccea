import { expect, test } from 'vitest';
import {
  type Actor,
  defineModel,
  monotone,
  type Property,
  type Self,
  seconds,
  simulate,
} from '../../../kernel/index.ts';
import { Gauge, verdictOn } from './gauges.ts';

test('a value that never falls holds; one that falls is broken, for its actor', () => {
  const rising = monotone('rising', Gauge, ({ value }) => value);
  expect(
    verdictOn(rising, {
      a: [
        [1, 1],
        [2, 1],
        [3, 2],
      ] as const,
    }),
  ).toMatchObject({
    verdict: 'held',
    evaluated: 3,
    held: 3,
  });
  const gauges = {
    a: [[1, 9]] as const,
    b: [
      [1, 4],
      [2, 3],
    ] as const,
  };
  expect(verdictOn(rising, gauges)).toMatchObject({
    verdict: 'broken',
    actor: 'b',
    reason: 'it falls from 4 to 3',
    at: seconds(2),
  });
});

test('an order of its own decides, and nothing is compared with undefined', () => {
  const inside = {
    order: (earlier: number[], later: number[]) => earlier.every((n) => later.includes(n)),
  };
  const property = monotone('grows', Gauge, inside, ({ value }) =>
    value === 0 ? undefined : value === 9 ? [] : [1, value],
  );
  const gauge = [
    [1, 1],
    [2, 0],
    [3, 2],
  ] as const;
  expect(verdictOn(property, { a: gauge })).toMatchObject({ verdict: 'held', evaluated: 1 });
  expect(verdictOn(property, { a: [...gauge, [4, 9]] as const }).reason).toBe(
    'it falls from [1,2] to []',
  );
});

test('values without an order are refused, and so is an order that returns something else', () => {
  const odd = monotone('odd', Gauge, (({ value }) => [value]) as (gauge: Gauge) => never);
  expect(() => verdictOn(odd, { a: [[1, 1]] as const })).toThrow(/^property "odd": got a value/);
  const order = (() => 'yes') as unknown as (earlier: number, later: number) => boolean;
  const wrong = monotone('wrong', Gauge, { order }, ({ value }) => value);
  expect(() => verdictOn(wrong, { a: [[1, 1]] as const })).toThrow(/returned "yes"/);
});

/** Lives twice. Its value is that of its life, in hundreds, plus the number of its events. */
class Phoenix implements Actor<never, string> {
  value: number;
  constructor(base: number) {
    this.value = base;
  }
  start(self: Self<never, string>): void {
    self.after(seconds(1), 'leave');
  }
  timer(_timer: string, self: Self<never, string>): void {
    this.value += 1;
    self.leave();
  }
}

const verdictOfLives = (property: Property, bases: readonly number[]) => {
  const model = defineModel({
    name: 'phoenix',
    properties: [property],
    actors(setup) {
      let life = 0;
      const next = (): Phoenix => new Phoenix(bases[life++]);
      setup.spawn('phoenix', next);
      setup.spawn('keeper', () => ({
        start: (self) => self.after(seconds(2), 'spawn'),
        timer: (_timer: string, self) => void self.spawn('phoenix', next),
      }));
    },
  });
  return simulate(model, { seed: 1 }).verdicts?.[0].verdict;
};

test('a later life starts anew, unless the value goes on across lives', () => {
  const value = (phoenix: Phoenix): number => phoenix.value;
  expect(verdictOfLives(monotone('x', Phoenix, value), [5, 0])).toBe('held');
  expect(verdictOfLives(monotone('x', Phoenix, { across: 'lives' }, value), [5, 0])).toBe('broken');
  expect(verdictOfLives(monotone('x', Phoenix, { across: 'lives' }, value), [5, 7])).toBe('held');
});
