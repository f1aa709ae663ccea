import fc from 'fast-check';
import { expect } from 'vitest';
import { formatInstant } from '../../../../cli/page/browser/instant.ts';
import { View } from '../../../../cli/page/browser/model/view.ts';
import { test } from '../../../property.ts';

const STRETCH = { x: 1.3, y: 1.9 };
const FREE = { left: 10, top: 20, right: 310, bottom: 620 };
const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const point = fc.record({ x: coordinate, y: coordinate });

test.prop([point, point, fc.double({ min: 0.2, max: 5, noNaN: true })])(
  'zooming keeps what is under the pointer there',
  (at, middle, factor) => {
    const view = new View();
    view.fit({ left: -100, top: -100, right: 100, bottom: 300 }, FREE, STRETCH);
    view.pan(middle.x, middle.y);
    const before = view.toGraph(at);
    view.zoomAt(at, factor);
    const after = view.toScreen(before);
    expect(after.x).toBeCloseTo(at.x, 3);
    expect(after.y).toBeCloseTo(at.y, 3);
  },
);

test.prop([point, point])('the whole graph fits into what is free of panels', (a, b) => {
  const part = {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
  const view = new View();
  view.fit(part, FREE, STRETCH);
  const from = view.toScreen({ x: part.left, y: part.top });
  const to = view.toScreen({ x: part.right, y: part.bottom });
  expect(from.x).toBeGreaterThanOrEqual(FREE.left - 0.01);
  expect(from.y).toBeGreaterThanOrEqual(FREE.top - 0.01);
  expect(to.x).toBeLessThanOrEqual(FREE.right + 0.01);
  expect(to.y).toBeLessThanOrEqual(FREE.bottom + 0.01);
});

test.each([
  [1.9, 190],
  [4, 400],
  [9, 600],
])('a wide graph is stretched on a narrow screen, up to %d times as high', (y, height) => {
  const view = new View();
  view.fit({ left: 0, top: 0, right: 300, bottom: 100 }, FREE, { x: 1, y });
  expect(view.toScreen({ x: 0, y: 100 }).y - view.toScreen({ x: 0, y: 0 }).y).toBeCloseTo(height);
});

test.each([
  [0, 10e6, '0s'],
  [3_254_321, 10e6, '3.25s'],
  [10e6, 10e6, '10s'],
  [250_000, 1e6, '250ms'],
  [90e6, 600e6, '1.5m'],
  [86400e6 * 1.5, 30 * 86400e6, '1.5d'],
  [3, 40, '3us'],
])('%d of %d microseconds are written %s', (us, whole, text) => {
  expect(formatInstant(us, whole)).toBe(text);
});
