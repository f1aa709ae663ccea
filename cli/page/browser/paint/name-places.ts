import type { Box } from '../model/view.ts';
import type { BoxGrid } from './box-grid.ts';

const HEIGHT = 13;
/** Between a node and its name, and beside a name. */
const GAP = 2;

/** Where a name so wide may be: below its node, or above. */
export function placesFor(width: number, { left, top, right, bottom }: Box): [Box, Box] {
  const middle = (left + right) / 2;
  const place = (at: number): Box => ({
    left: middle - width / 2 - GAP,
    right: middle + width / 2 + GAP,
    top: at,
    bottom: at + HEIGHT,
  });
  return [place(bottom + GAP), place(top - GAP - HEIGHT)];
}

/** The first place where no node is, or else where no name is; none where each is another name's. */
export function freePlace(
  places: readonly Box[],
  { names, nodes }: { names: BoxGrid; nodes: BoxGrid },
): Box | undefined {
  const free = places.filter((place) => !names.hasAt(place));
  return free.find((place) => !nodes.hasAt(place)) ?? free[0];
}
