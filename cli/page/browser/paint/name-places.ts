import type { Box } from '../model/view.ts';
import type { BoxGrid } from './box-grid.ts';

const HEIGHT = 13;
/** The gap between a node and its name, and beside a name. */
const GAP = 2;

/** The boxes where a name of that width may be: below its node, and above. */
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

/** Chooses the first box without nodes and names, else the first without names; `undefined` if there is none. */
export function freePlace(
  places: readonly Box[],
  { names, nodes }: { names: BoxGrid; nodes: BoxGrid },
): Box | undefined {
  const free = places.filter((place) => !names.hasAt(place));
  return free.find((place) => !nodes.hasAt(place)) ?? free[0];
}
