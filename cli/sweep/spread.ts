import { quantile } from '../../kernel/index.ts';
import { pointsIn, type SweepHeader } from './header.ts';
import type { KeptRun, Series } from './kept-run.ts';

/** The shares of the runs that lie below the lines of a spread. */
const SHARES = { q05: 0.05, q25: 0.25, median: 0.5, q75: 0.75, q95: 0.95 } as const;

type Quantiles = Readonly<Record<keyof typeof SHARES, readonly (number | null)[]>>;

/** A measure of a point over virtual time: at each instant, its quantiles over all runs. */
export interface PointSpread extends Quantiles {
  readonly measure: string;
  readonly point: string;
  readonly at: readonly number[];
  /** How many runs had a number. */
  readonly runs: readonly number[];
}

/** A spread has so many instants, and that of the last end. */
const INSTANTS = 200;

/**
 * The spreads of all measures that a sweep keeps over time. A value holds until the next one, and
 * the last one of a run holds after its end.
 */
export const spreadsOf = (
  header: SweepHeader,
  runs: readonly (readonly KeptRun[])[],
): readonly PointSpread[] =>
  header.series.flatMap((measure) =>
    pointsIn(header).map((point, index) => spreadOf(measure, point, runs[index])),
  );

function spreadOf(measure: string, point: string, runs: readonly KeptRun[]): PointSpread {
  const end = runs.reduce((last, { figures }) => Math.max(last, figures['run.endUs'] ?? 0), 0);
  const steps = Math.min(INSTANTS, end);
  const at = [
    ...Array.from({ length: steps }, (_, index) => Math.floor((end * index) / steps)),
    end,
  ];
  const rows = runs.map(({ series = {} }) => valuesAt(series[measure], at));
  const columns = at.map((_, index) =>
    rows.map((row) => row[index]).filter((value) => value !== null),
  );
  const quantilesOf = (share: number): (number | null)[] =>
    columns.map((values) => (values.length === 0 ? null : quantile(values, share)));
  return {
    measure,
    point,
    at,
    runs: columns.map(({ length }) => length),
    q05: quantilesOf(SHARES.q05),
    q25: quantilesOf(SHARES.q25),
    median: quantilesOf(SHARES.median),
    q75: quantilesOf(SHARES.q75),
    q95: quantilesOf(SHARES.q95),
  };
}

/** The values of a series at instants that rise. */
function valuesAt(series: Series, instants: readonly number[]): (number | null)[] {
  let index = -1;
  return instants.map((instant) => {
    while (index + 1 < series.length && series[index + 1][0] <= instant) index += 1;
    return index < 0 ? null : series[index][1];
  });
}
