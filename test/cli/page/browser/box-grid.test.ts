import fc from 'fast-check';
import { expect } from 'vitest';
import { BoxGrid } from '../../../../cli/page/browser/paint/box-grid.ts';
import { test } from '../../../property.ts';

// Multiples of a sixth of a cell, so that many boxes touch each other, or the border of a cell.
const coordinate = fc.integer({ min: -20, max: 40 }).map((count) => count * 8);
const box = fc
  .record({
    left: coordinate,
    top: coordinate,
    width: fc.constantFrom(8, 48, 120),
    height: fc.constantFrom(8, 16),
  })
  .map(({ left, top, width, height }) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  }));

test.prop([fc.array(box, { maxLength: 12 }), box])(
  'a grid finds a box where one by one would find it',
  (boxes, asked) => {
    const grid = new BoxGrid();
    for (const one of boxes) grid.add(one);
    const isOver = boxes.some(
      ({ left, top, right, bottom }) =>
        left < asked.right && asked.left < right && top < asked.bottom && asked.top < bottom,
    );
    expect(grid.hasAt(asked)).toBe(isOver);
  },
);
