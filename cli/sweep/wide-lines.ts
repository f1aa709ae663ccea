import { formatCount, printable } from '../terminal/text.ts';
import { pointsIn, type SweepHeader } from './header.ts';
import type { NeededRuns } from './needed-runs.ts';

/** Says which points have intervals that are wider than it was asked for, after as many runs as are allowed. */
export function wideLines(header: SweepHeader, needed: NeededRuns): readonly string[] {
  const { precision } = header;
  if (precision === undefined) return [];
  return pointsIn(header).flatMap((point, index) => {
    const figures = needed.wideFigures(index);
    if (figures.length === 0) return [];
    const place = point === '' ? '' : `${printable(point)}: `;
    return `${place}${figures.join(', ')}: wider than --until-ci ${Number((precision.share * 100).toPrecision(6))}% after ${formatCount(precision.seedsMax)} runs (--seeds-max)`;
  });
}
