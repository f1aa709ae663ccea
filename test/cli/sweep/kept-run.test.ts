import { expect, test } from 'vitest';
import { changesOf, keptOf } from '../../../cli/sweep/kept-run.ts';
import { defineModel, ms, seconds, simulate } from '../../../kernel/index.ts';

/** A gauge that falls to 2 within 20 ms, has no number for 5 ms, and stays at 2 from then on. */
const model = defineModel({
  name: 'kept',
  measureEvery: () => ms(1),
  measures: {
    load: ({ now }) => (now >= ms(20) && now < ms(25) ? Number.NaN : Math.max(2, 22 - now / 1000)),
    rise: ({ now }) => now,
  },
  actors(setup) {
    setup.spawn('one', () => ({
      start: (self) => self.after(ms(1), 'on'),
      timer: (timer: 'on', self) => {
        self.count('fired');
        self.after(ms(1), timer);
      },
    }));
  },
});
const result = simulate(model, { model: 'kept', seed: '1', limits: { until: '100ms' } });

test('a run keeps its measures at its end, the figures of every run, and its counters', () => {
  expect(keptOf(result, { series: [], steady: [] })).toEqual({
    figures: {
      load: 2,
      rise: ms(100),
      'run.endUs': ms(100),
      'run.events': 100,
      'run.sent': 0,
      'run.delivered': 0,
      'run.dropped': 0,
      'count.fired': 99,
    },
  });
});

test('a steady mean begins after the warm-up, and after the last instant without a number', () => {
  const { figures } = keptOf(result, { series: [], steady: ['load', 'rise'] });
  expect(figures).toMatchObject({ 'steady.load': 2, 'steady.load.cutUs': ms(25) });
  expect(figures).toMatchObject({ 'steady.rise': null, 'steady.rise.cutUs': null });
});

test('a measure over time has the values that differ from the one before', () => {
  const { series } = keptOf(result, { series: ['load'], steady: [] });
  expect(series?.load.slice(18)).toEqual([
    [ms(18), 4],
    [ms(19), 3],
    [ms(20), null],
    [ms(25), 2],
  ]);
  expect(changesOf([0, seconds(1)], [null, null])).toEqual([[0, null]]);
});
