import { plural } from '../terminal/text.ts';
import type { SweepHeader } from './header.ts';

/** Says what was swept, and how many runs each point has. */
export function titleOf({ name, points, compare }: SweepHeader, counts: readonly number[]): string {
  const [least, most] = counts.reduce(
    ([low, high], count) => [Math.min(low, count), Math.max(high, count)],
    [counts[0], counts[0]],
  );
  const runs = least === most ? plural(least, 'run') : `${least} to ${plural(most, 'run')}`;
  const pairs = compare === undefined ? '' : ', 2 settings on the same seeds';
  return `${name}: ${plural(points.length, 'point')}${pairs}, ${runs} each`;
}
