import { type Measured, type Result, steadyPart } from '../../kernel/index.ts';

/** Figures of a run, by name; `null` where there was no number. */
export type EndFigures = Readonly<Record<string, number | null>>;

/** A measure over time: the instants at which it changed, each with its value from then on. */
export type Series = readonly (readonly [at: number, value: number | null])[];

/** What a sweep keeps of a run. */
export interface KeptRun {
  readonly figures: EndFigures;
  /** The measures that are plotted, if some are. */
  readonly series?: Readonly<Record<string, Series>>;
}

/** The measures of which a sweep keeps more than their ends. */
export interface KeptMeasures {
  /** The measures that are kept over time. */
  readonly series: readonly string[];
  /** The measures whose mean after the warm-up is a figure. */
  readonly steady: readonly string[];
}

/** The figures that every run has. */
const RUN_FIGURES = ['run.endUs', 'run.events', 'run.sent', 'run.delivered', 'run.dropped'];

/** The mean of a measure after its warm-up, and the instant at which the warm-up was cut. */
export const steadyName = (measure: string): string => `steady.${measure}`;
export const cutName = (measure: string): string => `steady.${measure}.cutUs`;

export const isCounter = (figure: string): boolean => figure.startsWith('count.');

/** Whether a figure is one of the model's measures, or their steady means. */
export const isOfMeasure = (figure: string): boolean =>
  !/^(?:run|count)\./.test(figure) && !/^steady\..*\.cutUs$/.test(figure);

/** A run's number of a figure: `null` where there was none, but a counter that a run lacks is 0. */
export function figureOf({ figures }: KeptRun, figure: string): number | null {
  if (Object.hasOwn(figures, figure)) return figures[figure];
  return isCounter(figure) ? 0 : null;
}

/** The names of the figures that all runs of a model have. Counters come besides. */
export const figureNames = (
  { measures = {}, properties }: { readonly measures?: object; readonly properties?: unknown },
  steady: readonly string[],
): readonly string[] => [
  ...Object.keys(measures),
  ...steady.flatMap((name) => [steadyName(name), cutName(name)]),
  ...RUN_FIGURES,
  ...(properties === undefined ? [] : ['run.broken']),
];

/**
 * What a sweep keeps of a run: the model's measures at its end, their means after the warm-up, the
 * figures that every run has (`run.events`), and the counters of `self.count` (`count.name`).
 */
export function keptOf(result: Result, { series, steady }: KeptMeasures): KeptRun {
  const { outcome, counts, measures = { at: [], values: {} }, verdicts } = result;
  const ends = Object.entries(measures.values).map(([name, values]) => [
    name,
    values.at(-1) ?? null,
  ]);
  const dropped = Object.values(counts.dropped).reduce((sum, count) => sum + count, 0);
  const counters = Object.keys(counts.model).sort();
  const figures = {
    ...Object.fromEntries(ends),
    ...Object.assign({}, ...steady.map((name) => steadyFigures(name, measures))),
    'run.endUs': outcome.at,
    'run.events': outcome.events,
    'run.sent': counts.sent,
    'run.delivered': counts.delivered,
    'run.dropped': dropped,
    ...(verdicts !== undefined && {
      'run.broken': verdicts.filter(({ verdict }) => verdict === 'broken').length,
    }),
    ...Object.fromEntries(counters.map((name) => [`count.${name}`, counts.model[name]])),
  };
  if (series.length === 0) return { figures };
  const kept = series.map((name) => [name, changesOf(measures.at, measures.values[name])]);
  return { figures, series: Object.fromEntries(kept) };
}

/** The samples that differ from the one before. A value holds until the next sample. */
export const changesOf = (at: readonly number[], values: readonly (number | null)[]): Series =>
  values.flatMap((value, index) =>
    index > 0 && value === values[index - 1] ? [] : [[at[index], value] as const],
  );

/** The mean after the warm-up, and its cut. Samples up to the last missing number are warm-up, too. */
function steadyFigures(name: string, { at, values }: Measured): EndFigures {
  // The last sample is of the end, which may come at any time after the one before.
  const samples = values[name].slice(0, -1);
  const from = samples.lastIndexOf(null) + 1;
  const part = steadyPart(samples.slice(from).filter((value) => value !== null));
  return {
    [steadyName(name)]: part?.mean ?? null,
    [cutName(name)]: part === undefined ? null : at[from + part.from],
  };
}
