import { expect, test } from 'vitest';
import { CycleValue } from '../../../../models/gossip/kit/cycle-value.ts';

test('a value knows what it was when the present cycle began, however often it changes', () => {
  const value = new CycleValue('a');
  expect([value.value, value.atStartOf(0)]).toEqual(['a', 'a']);
  value.set('b', 3);
  value.set('c', 3);
  expect([value.value, value.atStartOf(3), value.atStartOf(4)]).toEqual(['c', 'a', 'c']);
  value.set('d', 7);
  expect([value.value, value.atStartOf(7), value.atStartOf(8)]).toEqual(['d', 'c', 'd']);
});
