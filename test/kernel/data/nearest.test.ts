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

test('of many names, twenty are told', () => {
  const many = Array.from({ length: 30 }, (_, index) => `name${index}`);
  expect(nearest('speed', many)).toMatch(/^; there are: name0, (name\d+, ){18}name19 and 10 more$/);
});

test('a name of any length is compared with any names', () => {
  const long = 'x'.repeat(20_000_000);
  expect(nearest(long, names)).toMatch(/^; there are: /);
  expect(nearest('population', [long, 'populaton'])).toBe('; did you mean "populaton"?');
  expect(nearest(long, [`${long}x`])).toMatch(/^; there are: /);
});
