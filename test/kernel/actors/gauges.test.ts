import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Gauges } from '../../../kernel/actors/gauges.ts';
import { defineModel, open, seconds, simulate } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { counted, counting } from '../run/counting.ts';

describe('a gauge', () => {
  test.prop([fc.array(fc.tuple(fc.nat(200), fc.option(fc.integer({ min: -5, max: 5 }))))])(
    'is the sum of the last values of the living',
    (changes) => {
      const gauges = new Gauges();
      const values = new Map<number, number>();
      for (const [index, value] of changes) {
        if (value === null) gauges.clear(index);
        else gauges.set(index, 'a', value);
        values.set(index, value ?? 0);
      }
      expect(gauges.sum('a')).toBe([...values.values()].reduce((sum, value) => sum + value, 0));
      expect(gauges.sum('b')).toBe(0);
    },
  );

  test('loses the value of an actor that leaves', () => {
    const model = counting({}, [2, 5]);
    expect(counted(model, { limits: { until: '1500ms' } }).gauge('count')).toBe(2);
    expect(counted(model, { limits: { until: '3500ms' } }).gauge('count')).toBe(3);
  });

  test('loses the value of an actor that crashes, whose next life begins at 0', () => {
    const fault = { kind: 'crash', actors: 'counter1', from: '2500ms', to: '3200ms' } as const;
    const world = open(counting({}), { seed: 1, faults: [fault] });
    world.advance({ until: seconds(3) });
    expect(world.gauge('count')).toBe(0);
    world.advance({ until: seconds(4.5) });
    expect(world.gauge('count')).toBe(1);
  });

  test('refuses what is no number', () => {
    const model = defineModel({
      name: 'odd',
      actors: (setup) => void setup.spawn('a', () => ({ start: (self) => self.gauge('x', NaN) })),
    });
    expect(simulate(model, { seed: 1 }).outcome).toMatchObject({
      reason: 'actor-failed',
      error: 'SimulationError: a sets the gauge "x" to NaN, expected a finite number',
    });
  });
});
