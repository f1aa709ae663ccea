import { expect } from 'vitest';
import { nearest } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const names = ['population', 'duration', 'promises', 'breaking'];

test('the name that was probably meant is the nearest one, a third of its letters away at most', () => {
  for (const typo of ['populaton', 'poplation', 'Population', 'popluation', 'populations']) {
    expect(nearest(typo, names)).toBe('; did you mean "population"?');
  }
  expect(nearest('duraton', names)).toBe('; did you mean "duration"?');
  expect(nearest('p', ['q', 'xy'])).toBe('; did you mean "q"?');
});

test('where no name is near, all are told', () => {
  expect(nearest('speed', names)).toBe('; there are: population, duration, promises, breaking');
  expect(nearest('', names)).toBe('; there are: population, duration, promises, breaking');
});

test('where there are no names, nothing is said', () => {
  expect(nearest('x', [])).toBe('');
});
