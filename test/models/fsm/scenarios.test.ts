import { expect, test } from 'vitest';
import { check } from '../../../kernel/check/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import { EFFORT } from '../../planted/effort.ts';

const base = { options: { population: 50, duration: '60s' } };

test('50 pirates keep all properties for 60 s, whatever fails', {
  tags: ['long', 'planted'],
}, () => {
  const { finding, figures } = check(fsm, { runs: EFFORT.pirateRuns, base });
  expect(finding?.found.failure).toBeUndefined();
  expect(figures.runs).toBe(EFFORT.pirateRuns);
  for (const { held } of figures.properties) expect(held).toBeGreaterThan(0);
  const { crash, cut, gone, lost, restart } = figures.runsWithEffect;
  for (const count of [crash, cut, gone, lost, restart]) expect(count).toBeGreaterThan(0);
});
