import type { Box } from '../model/view.ts';

const CELL = 48;
/** No screen has so many columns of cells. */
const COLUMNS_MAX = 1_000;

/** Boxes on the screen. They are found by the cells of a grid. */
export class BoxGrid {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes === undefined) this.cells.set(cell, [box]);
      else boxes.push(box);
    }
  }

  /** Whether a box overlaps one that was added. Boxes that only touch do not overlap. */
  hasAt(box: Box): boolean {
    return cellsOf(box).some((cell) => this.cells.get(cell)?.some((other) => overlap(box, other)));
  }
}

function cellsOf({ left, right, top, bottom }: Box): number[] {
  const cells: number[] = [];
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      cells.push(row * COLUMNS_MAX + column);
    }
  }
  return cells;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
