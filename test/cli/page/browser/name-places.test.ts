import { expect, test } from 'vitest';
import { BoxGrid } from '../../../../cli/page/browser/paint/box-grid.ts';
import { freePlace, placesFor } from '../../../../cli/page/browser/paint/name-places.ts';

const [below, above] = placesFor(30, { left: 95, right: 105, top: 95, bottom: 105 });

const gridOf = (...boxes: (typeof below)[]): BoxGrid => {
  const grid = new BoxGrid();
  for (const box of boxes) grid.add(box);
  return grid;
};

const place = (names: BoxGrid, nodes: BoxGrid) => freePlace([below, above], { names, nodes });

test('a name is below its node, or above it where another node is below', () => {
  expect(place(gridOf(), gridOf())).toBe(below);
  expect(place(gridOf(), gridOf(below))).toBe(above);
});

test('a name lies on a node only where it has no other place', () => {
  expect(place(gridOf(), gridOf(below, above))).toBe(below);
  expect(place(gridOf(below), gridOf(above))).toBe(above);
});

test('a name never lies on another', () => {
  expect(place(gridOf(below, above), gridOf())).toBe(undefined);
});

test('a name touches neither its node nor the other place', () => {
  expect(below.top).toBeGreaterThan(105);
  expect(above.bottom).toBeLessThan(95);
  expect((below.left + below.right) / 2).toBe(100);
});
