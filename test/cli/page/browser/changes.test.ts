import { expect, test } from 'vitest';
import {
  changed,
  changesOf,
  fragmentOf,
  isOther,
} from '../../../../cli/page/browser/live/changes.ts';

const SCENARIO = { format: 'f', seed: '1', options: { members: 5, clocking: 'free' }, faults: [] };

test('an address tells what it changes, and a written one is read as it was meant', () => {
  const changes = {
    seed: 'a b&c',
    faults: '[{"kind":"crash","actors":"m1","from":"1s"}]',
    options: { members: '9', seed: '7', '-odd': 'x' },
    event: 120,
  };
  expect(changesOf(fragmentOf(changes))).toEqual(changes);
});

test.each(['', '#', '#event=-1', '#event=x', '#event=3'])('%j asks for no other run', (address) => {
  expect(isOther(changesOf(address))).toBe(false);
});

test('the other values of the scenario stay', () => {
  const other = changesOf('#members=9&seed=x');
  expect(isOther(other)).toBe(true);
  expect(changed(SCENARIO, other)).toEqual({
    ...SCENARIO,
    seed: 'x',
    options: { members: 9, clocking: 'free' },
  });
  expect(changed(SCENARIO, changesOf('#strict=true&faults=[]'))).toEqual({
    ...SCENARIO,
    options: { ...SCENARIO.options, strict: true },
  });
});

test('faults that are no JSON are refused', () => {
  expect(() => changed(SCENARIO, changesOf('#faults=[{'))).toThrow(SyntaxError);
});
