import { estimateMean, quantile, standardDeviation } from '../../kernel/index.ts';
import type { EndFigures } from '../output/run-journal.ts';
import type { FigureSummary } from '../terminal/sweep-table.ts';

/** The runs of a point, in order. */
export interface SweptPoint {
  readonly name: string;
  readonly runs: readonly EndFigures[];
}

/**
 * Summarises each figure of each point. A run without a number of a figure is left out of it, but a
 * counter that a run lacks is 0. A figure that no run of a point has is left out.
 */
export function summarise(points: readonly SweptPoint[]): readonly FigureSummary[] {
  const names = new Set(points.flatMap(({ runs }) => runs.flatMap((run) => Object.keys(run))));
  return inOrder([...names]).flatMap((figure) =>
    points.flatMap(({ name, runs }) => {
      const missing = figure.startsWith('count.') ? 0 : null;
      const values = runs
        .map((run) => (Object.hasOwn(run, figure) ? run[figure] : missing))
        .filter((value) => value !== null);
      return values.length === 0 ? [] : [summaryOf(figure, name, values)];
    }),
  );
}

function summaryOf(figure: string, point: string, values: readonly number[]): FigureSummary {
  const { mean, halfWidth } = estimateMean(values);
  const [q25, median, q75] = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  const isAlone = values.length === 1;
  return {
    figure,
    point,
    runs: values.length,
    mean,
    deviation: isAlone ? null : standardDeviation(values),
    low: isAlone ? null : mean - halfWidth,
    high: isAlone ? null : mean + halfWidth,
    q25,
    median,
    q75,
  };
}

/** Measures first, then figures of every run, then counters by name: runs may have met them in another order. */
function inOrder(names: readonly string[]): readonly string[] {
  const counters = names.filter((name) => name.startsWith('count.')).sort();
  return [...names.filter((name) => !name.startsWith('count.')), ...counters];
}
