import { estimateMean, quantile, standardDeviation } from '../../kernel/index.ts';
import { joined, pointsIn, type SweepHeader } from './header.ts';
import { figureOf, isCounter, type KeptRun } from './kept-run.ts';

/** A figure of a point over its runs. Whatever takes more numbers than there are is `null`. */
export interface FigureSummary {
  readonly figure: string;
  /** The point's settings, such as `k=2`. Empty where nothing is varied. */
  readonly point: string;
  /** How many runs had a number. */
  readonly runs: number;
  readonly mean: number | null;
  readonly deviation: number | null;
  /** The 95 % confidence interval of the mean. */
  readonly low: number | null;
  readonly high: number | null;
  readonly q25: number | null;
  readonly median: number | null;
  readonly q75: number | null;
  /**
   * For a paired difference: whether 0 lies outside of the interval, or `null` where there is none. The
   * values are then those of the second setting, less those of the first, run by run.
   */
  readonly differs?: boolean | null;
}

/**
 * Summarises each figure of each point, and the difference of two compared settings. `runs` are the
 * runs of each point, in order. A run without a number of a figure is left out of it.
 */
export function summarise(
  header: SweepHeader,
  runs: readonly (readonly KeptRun[])[],
): readonly FigureSummary[] {
  const counters = new Set<string>();
  for (const run of runs.flat()) {
    for (const name of Object.keys(run.figures)) if (isCounter(name)) counters.add(name);
  }
  const names = pointsIn(header);
  const width = names.length / header.points.length;
  return [...header.figures, ...[...counters].sort()].flatMap((figure) => {
    const values = runs.map((ofPoint) => ofPoint.map((run) => figureOf(run, figure)));
    return header.points.flatMap((point, group) => {
      const first = group * width;
      const rows = values
        .slice(first, first + width)
        .map((row, index) => summaryOf(figure, names[first + index], row));
      if (header.compare === undefined) return rows;
      const [one, other] = header.compare;
      const name = joined(point, `${other} - ${one}`);
      return [...rows, differenceOf(figure, name, values[first], values[first + 1])];
    });
  });
}

function differenceOf(
  figure: string,
  name: string,
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): FigureSummary {
  const differences = second.map((value, index) => {
    const other = first[index];
    return value === null || other === null ? null : value - other;
  });
  const summary = summaryOf(figure, name, differences);
  const { low, high } = summary;
  return { ...summary, differs: low === null || high === null ? null : low > 0 || high < 0 };
}

function summaryOf(figure: string, point: string, all: readonly (number | null)[]): FigureSummary {
  const values = all.filter((value) => value !== null);
  const runs = values.length;
  if (runs === 0) return { figure, point, runs, ...NOTHING };
  const { mean, halfWidth } = estimateMean(values);
  const [q25, median, q75] = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  const isAlone = runs === 1;
  return {
    figure,
    point,
    runs,
    mean,
    deviation: isAlone ? null : standardDeviation(values),
    low: isAlone ? null : mean - halfWidth,
    high: isAlone ? null : mean + halfWidth,
    q25,
    median,
    q75,
  };
}

const NOTHING = {
  mean: null,
  deviation: null,
  low: null,
  high: null,
  q25: null,
  median: null,
  q75: null,
} as const;
