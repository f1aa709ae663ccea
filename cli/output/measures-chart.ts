import type { Measured } from '../../kernel/index.ts';
import { type ChartLine, chartSvg, type Panel } from './chart.ts';

/** Draws measures of a run over virtual time, one below the other. */
export const measuresSvg = (
  title: string,
  names: readonly string[],
  { at, values }: Measured,
): string =>
  chartSvg({
    title,
    legend: [],
    panels: names.map((name): Panel => {
      const line = values[name];
      return { title: name, label: name, at, bands: [], line, range: rangeOf([line]) };
    }),
  });

/** The lowest and the highest number of some lines; 0 and 1 if they have none. */
export function rangeOf(lines: readonly ChartLine[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of lines) {
    for (const value of line) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}
