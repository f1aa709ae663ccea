import { expect, test } from 'vitest';
import { endOf, roughly } from '../../../cli/terminal/progress.ts';
import { completeScenario, defineModel, type Limits } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';

test('a run goes to its time limit or for its model’s duration, whatever comes first', () => {
  const ofPirates = (duration: string, limits: Limits): number | undefined =>
    endOf(completeScenario(fsm, { seed: 1, options: { duration }, limits }, 'here'));
  expect(ofPirates('10s', {})).toBe(10e6);
  expect(ofPirates('10s', { until: '3s' })).toBe(3e6);
  expect(ofPirates('10s', { until: '1h' })).toBe(10e6);
  const endless = defineModel({ name: 'endless', options: { duration: 5 }, actors() {} });
  const ofEndless = (limits: Limits): number | undefined =>
    endOf(completeScenario(endless, { seed: 1, limits }, 'here'));
  expect(ofEndless({})).toBeUndefined();
  expect(ofEndless({ until: '1h' })).toBe(3600e6);
});

test('an instant is told to one decimal of its largest unit', () => {
  expect([0, 40_000, 59e6, 90e6, 3600e6 * 5.44, 86400e6 * 30].map(roughly)).toEqual([
    '0.0s',
    '0.0s',
    '59.0s',
    '1.5m',
    '5.4h',
    '30.0d',
  ]);
});
