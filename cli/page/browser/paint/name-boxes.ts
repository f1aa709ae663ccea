import type { Box } from '../model/view.ts';
import type { BoxGrid } from './box-grid.ts';

const HEIGHT = 13;
/** The gap between a node and its name, and beside a name. */
const GAP = 2;

/** The boxes where a name of that width may be: below its node, and above. */
export function nameBoxes(width: number, { left, top, right, bottom }: Box): [Box, Box] {
  const middle = (left + right) / 2;
  const box = (at: number): Box => ({
    left: middle - width / 2 - GAP,
    right: middle + width / 2 + GAP,
    top: at,
    bottom: at + HEIGHT,
  });
  return [box(bottom + GAP), box(top - GAP - HEIGHT)];
}

/**
 * Chooses the first box without nodes and names, else the first without names; `undefined` if there
 * is none.
 */
export function freeBoxAmong(
  boxes: readonly Box[],
  { names, nodes }: { names: BoxGrid; nodes: BoxGrid },
): Box | undefined {
  const free = boxes.filter((box) => !names.hasAt(box));
  return free.find((box) => !nodes.hasAt(box)) ?? free[0];
}
