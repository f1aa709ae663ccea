import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ms, open, seconds, type WorldView } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { counted, counting } from './counting.ts';

const count = (world: WorldView): number => world.gauge('count');
const everySecond = { measureEvery: () => seconds(1) };

describe('the measures of a run', () => {
  test('show the world after all events up to their instant, and that of the end last', () => {
    const model = counting({ measures: { count }, ...everySecond });
    const { measures } = counted(model, { limits: { until: '4500ms' } }).result();
    expect(measures).toEqual({
      at: [0, 1, 2, 3, 4, 4.5].map(seconds),
      values: { count: [0, 1, 2, 3, 4, 4] },
    });
  });

  test('go on where nothing happens', () => {
    const measures = { count };
    const model = counting({ measures, measureEvery: () => ms(400) });
    const { at, values } = counted(model, { limits: { until: '2s' } }).result().measures ?? {};
    expect(at).toEqual([0, 400, 800, 1200, 1600, 2000].map(ms));
    expect(values).toEqual({ count: [0, 0, 0, 1, 1, 1] });
  });

  test('are of no instant after the end of the run', () => {
    const stopWhen = (world: WorldView): boolean => count(world) === 2;
    const model = counting({ measures: { count }, stopWhen, measureEvery: () => ms(100) });
    expect(counted(model).result().measures?.at.at(-1)).toBe(seconds(2));
    const byEvents = counted(model, { limits: { events: 2 } }).result().measures;
    expect([byEvents?.at.at(-1), byEvents?.values.count.at(-1)]).toEqual([seconds(1), 1]);
  });

  test('are at most 1,000 samples and the end, at the multiples of an interval that doubles', () => {
    const model = counting({ measures: { count } }, [10_000]);
    const { at = [], values } = counted(model).result().measures ?? {};
    expect(at.length).toBeGreaterThan(500);
    expect(at.length).toBeLessThanOrEqual(1001);
    // 10,000 s in at most 1,000 steps of 2^k ms.
    const step = at[1];
    expect(step).toBe(ms(16_384));
    expect(at.slice(0, -1)).toEqual(at.slice(0, -1).map((_, index) => index * step));
    expect(at.at(-1)).toBe(seconds(10_000));
    const expected = at.slice(0, -1).map((instant) => Math.floor(instant / seconds(1)));
    expect(values?.count.slice(0, -1)).toEqual(expected);
  });

  test('hold null where there is no number', () => {
    const model = counting({ measures: { mean: () => Number.NaN }, ...everySecond }, [1]);
    expect(counted(model).result().measures?.values).toEqual({ mean: [null, null] });
  });

  const fail = (): never => {
    throw new TypeError('boo');
  };
  test.each<[object, RegExp]>([
    [{ measures: { count: () => 'many' } }, /measure count: got "many", expected a number$/],
    [{ measures: { count: async () => 1 } }, /measure count: got a promise, expected a number$/],
    [{ measures: { count: fail } }, /measure count threw TypeError: boo \(sampler\.test\.ts:/],
    [{ measures: { count: () => Math.random() } }, /measure count threw .*Math\.random/],
    [{ stopWhen: () => 'yes' }, /stopWhen: got "yes", expected true or false$/],
    [{ stopWhen: async () => true }, /stopWhen: got a promise, expected true or false$/],
    [{ stopWhen: fail }, /stopWhen threw TypeError: boo \(sampler\.test\.ts:/],
  ])(
    'and stopWhen are refused when they answer wrongly, and then no actor is blamed: %o',
    (said, line) => {
      const world = open(counting(said), { seed: 1 });
      expect(() => world.advance()).toThrow(
        expect.objectContaining({ code: 'bad-model', message: expect.stringMatching(line) }),
      );
    },
  );

  test('are none of a result of a model without measures, or of a run that asks for none', () => {
    expect(counted(counting({})).result()).not.toHaveProperty('measures');
    const world = counted(counting({ measures: { count } }), {}, { isMeasured: false });
    expect(world.result()).not.toHaveProperty('measures');
  });

  test.prop([fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }), fc.nat(3)])(
    'change nothing in a run, and are the same however it is sliced',
    (ends, size) => {
      const model = counting({ measures: { count }, measureEvery: () => ms(700) }, ends);
      const whole = counted(model).result();
      const sliced = open(model, { seed: 1 });
      while (sliced.advance({ events: size + 1 }) === 'paused');
      expect(sliced.result()).toEqual(whole);
      const { measures, ...rest } = whole;
      expect(counted(counting({}, ends)).result()).toEqual(rest);
      expect(measures?.at.length).toBeGreaterThan(1);
    },
  );
});
