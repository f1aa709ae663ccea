import type { DurationFigures } from './histogram.ts';
import type { Metrics } from './metrics.ts';
import { MEASURES } from './outcome-times.ts';
import {
  type CallerFigures,
  type InstanceFigures,
  type LoadFigures,
  type ServiceFigures,
  serviceFigures,
} from './service-figures.ts';

const TIMES = [
  'count',
  'sumUs',
  'minUs',
  'meanUs',
  'p50Us',
  'p90Us',
  'p99Us',
  'p999Us',
  'maxUs',
] as const satisfies readonly (keyof DurationFigures)[];

/** What a row is about. A row about a whole service has neither instance nor caller. */
const SUBJECT = ['service', 'instance', 'caller', 'outcome', 'measure'] as const;

type Row = Readonly<
  Partial<Record<(typeof SUBJECT)[number], string>> & {
    value?: number | undefined;
    times?: DurationFigures;
  }
>;

/**
 * Writes metrics as CSV: a header, then one row for each measure of a service, of an instance, and of
 * a service that calls another. Each row begins with the `seed` and the `durationUs` of the run.
 * Counts and means (`ServiceFigures`) have a `value`: requests, answered, errors, `errors: WORD`,
 * calls, `callErrors: WORD`, timeouts, retries, hits, misses, throughputPerS, servers, workers,
 * utilisation, queueMean, queueMax. Durations (response, service, queueing, network, roundTrip) have
 * the figures of `DurationFigures`, and an `outcome`: `all`, `answered` or `error: WORD`. A missing
 * figure is an empty field.
 * Source: RFC 4180. Lines end with CR LF, and a field with a comma, a quote or a line end stands in
 * quotes.
 */
export function writeMetricsCsv(metrics: Metrics, { seed = '' }: { seed?: string } = {}): string {
  const about = [seed, metrics.durationUs];
  const lines = [
    ['seed', 'durationUs', ...SUBJECT, 'value', ...TIMES],
    ...serviceFigures(metrics)
      .flatMap((figures) => rowsOf(figures))
      .map(({ value, times, ...subject }) => [
        ...about,
        ...SUBJECT.map((field) => subject[field]),
        value,
        ...TIMES.map((field) => times?.[field]),
      ]),
  ];
  return lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('');
}

function rowsOf(figures: ServiceFigures): Row[] {
  const { name: service, instances, callers } = figures;
  const values: Values = [
    ...requestValues(figures),
    ...callValues(figures),
    ['hits', figures.hits],
    ['misses', figures.misses],
    ['throughputPerS', figures.throughputPerS],
    ...loadValues(figures.load),
  ];
  return [
    ...rowsOfValues(values),
    ...MEASURES.flatMap((measure) => timesOf(figures, measure)),
    ...instances.flatMap((one) => instanceRows(one).map((row) => ({ ...row, instance: one.name }))),
    ...callers.flatMap((one) => callerRows(one).map((row) => ({ ...row, caller: one.name }))),
  ].map((row) => ({ ...row, service }));
}

type Values = readonly (readonly [measure: string, value: number | undefined])[];

const rowsOfValues = (values: Values): Row[] =>
  values.flatMap(([measure, value]) => (value === undefined ? [] : [{ measure, value }]));

const timesOf = (
  { times, answeredTimes, errorTimes }: ServiceFigures,
  measure: (typeof MEASURES)[number],
): Row[] => [
  { measure, outcome: 'all', times: times[measure] },
  { measure, outcome: 'answered', times: answeredTimes[measure] },
  ...Object.entries(errorTimes).map(([word, of]) => ({
    measure,
    outcome: `error: ${word}`,
    times: of[measure],
  })),
];

const instanceRows = (figures: InstanceFigures): Row[] => [
  ...rowsOfValues([...requestValues(figures), ...loadValues(figures.load)]),
  { measure: 'response', outcome: 'all', times: figures.response },
];

const callerRows = (figures: CallerFigures): Row[] => [
  ...rowsOfValues(callValues(figures)),
  { measure: 'roundTrip', outcome: 'all', times: figures.roundTrip },
];

const requestValues = ({
  requests,
  answered,
  errors,
}: InstanceFigures | ServiceFigures): Values => [
  ['requests', requests],
  ['answered', answered],
  ['errors', requests - answered],
  ...byWord('errors', errors),
];

const callValues = ({
  calls,
  callErrors,
  timeouts,
  retries,
}: CallerFigures | ServiceFigures): Values => [
  ['calls', calls],
  ...byWord('callErrors', callErrors),
  ['timeouts', timeouts],
  ['retries', retries],
];

const loadValues = (load: LoadFigures | undefined): Values => [
  ['servers', load?.servers],
  ['workers', load?.workers],
  ['utilisation', load?.utilisation],
  ['queueMean', load?.queueMean],
  ['queueMax', load?.queueMax],
];

const byWord = (name: string, counts: Readonly<Record<string, number>>): Values =>
  Object.entries(counts).map(([word, count]) => [`${name}: ${word}`, count] as const);

const fieldOf = (cell: string | number = ''): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
