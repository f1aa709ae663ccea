import { expect, test } from 'vitest';
import { BoxGrid } from '../../../../cli/page/browser/paint/box-grid.ts';
import { freeBoxAmong, nameBoxes } from '../../../../cli/page/browser/paint/name-boxes.ts';

const [below, above] = nameBoxes(30, { left: 95, right: 105, top: 95, bottom: 105 });

const gridOf = (...boxes: (typeof below)[]): BoxGrid => {
  const grid = new BoxGrid();
  for (const box of boxes) grid.add(box);
  return grid;
};

const chosen = (names: BoxGrid, nodes: BoxGrid) => freeBoxAmong([below, above], { names, nodes });

test('a name is below its node, or above it where another node is below', () => {
  expect(chosen(gridOf(), gridOf())).toBe(below);
  expect(chosen(gridOf(), gridOf(below))).toBe(above);
});

test('a name lies on a node only where it has no other box', () => {
  expect(chosen(gridOf(), gridOf(below, above))).toBe(below);
  expect(chosen(gridOf(below), gridOf(above))).toBe(above);
});

test('a name never lies on another', () => {
  expect(chosen(gridOf(below, above), gridOf())).toBe(undefined);
});

test('a name touches neither its node nor the other box', () => {
  expect(below.top).toBeGreaterThan(105);
  expect(above.bottom).toBeLessThan(95);
  expect((below.left + below.right) / 2).toBe(100);
});
