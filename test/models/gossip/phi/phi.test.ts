import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { phiAt } from '../../../../models/gossip/phi/phi.ts';
import { Window } from '../../../../models/gossip/phi/window.ts';
import { test } from '../../../property.ts';

describe('phi', () => {
  // Source: Hayashibara et al. 2004, by the normal law; printed to four digits.
  test.each([
    [0, 0.301],
    [1, 0.7995],
    [2, 1.643],
    [3, 2.8697],
  ])('at %d deviations is %d', (z, phi) => {
    expect(Math.abs(phiAt(z) - phi)).toBeLessThanOrEqual(0.00005);
  });

  // Source: -log10 of the tail, from tables of the normal law to 12 digits.
  test.each([
    [5, -Math.log10(2.866515718791939e-7)],
    [8, -Math.log10(6.220960574271786e-16)],
    [-1, -Math.log10(0.841344746068543)],
    [-4, -Math.log10(0.999968328758167)],
  ])('is exact far from the mean: %d', (z, phi) => {
    expect(phiAt(z)).toBeCloseTo(phi, 10);
  });

  test('grows without end, and has no step where its formula changes', () => {
    for (let z = -6; z < 60; z += 0.25) expect(phiAt(z + 0.25)).toBeGreaterThan(phiAt(z));
    expect(phiAt(100)).toBeGreaterThan(2000);
    expect(phiAt(3 + 1e-9) - phiAt(3)).toBeLessThan(1e-8);
  });
});

test.prop([
  fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }),
  fc.integer({ min: 1, max: 10 }),
])('a window has the mean and the deviation of its last values', (values, size) => {
  const window = new Window(size);
  for (const value of values) window.add(value);
  const kept = values.slice(-size);
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const square = kept.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  expect(window.size).toBe(kept.length);
  expect(window.mean).toBeCloseTo(mean, 8);
  expect(window.deviation * window.deviation).toBeCloseTo(square / kept.length, 5);
});
