import type { DurationFigures } from './histogram.ts';
import type { Metrics } from './metrics.ts';
import { type ServiceFigures, serviceFigures } from './service-figures.ts';
import { MEASURES } from './service-metrics.ts';

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

type Cell = string | number | undefined;

/**
 * Writes metrics as CSV: a header, then one row for each service and measure. Counts and means
 * (`ServiceFigures`) have a `value`: requests, answered, errors, `errors: WORD`, calls,
 * `callErrors: WORD`, timeouts, retries, throughputPerS, servers, workers, utilisation, queueMean,
 * queueMax. Durations (response, service, queueing, network, roundTrip) have the figures of
 * `DurationFigures`. A missing figure is an empty field.
 * Source: RFC 4180. Lines end with CR LF, and a field with a comma, a quote or a line end stands in
 * quotes.
 */
export function writeMetricsCsv(metrics: Metrics): string {
  const rows: Cell[][] = [['service', 'measure', 'value', ...TIMES]];
  for (const figures of serviceFigures(metrics)) {
    for (const [measure, value] of valuesOf(figures)) {
      rows.push([figures.name, measure, value, ...TIMES.map(() => undefined)]);
    }
    for (const measure of MEASURES) {
      const times = figures.times[measure];
      rows.push([figures.name, measure, undefined, ...TIMES.map((field) => times[field])]);
    }
  }
  return rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

function valuesOf(figures: ServiceFigures): [measure: string, value: number | undefined][] {
  const { requests, answered, errors, calls, callErrors, timeouts, retries, load } = figures;
  const byWord = (name: string, counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([word, count]): [string, number] => [`${name}: ${word}`, count]);
  return [
    ['requests', requests],
    ['answered', answered],
    ['errors', requests - answered],
    ...byWord('errors', errors),
    ['calls', calls],
    ...byWord('callErrors', callErrors),
    ['timeouts', timeouts],
    ['retries', retries],
    ['throughputPerS', figures.throughputPerS],
    ...(load === undefined
      ? []
      : ([
          ['servers', load.servers],
          ['workers', load.workers],
          ['utilisation', load.utilisation],
          ['queueMean', load.queueMean],
          ['queueMax', load.queueMax],
        ] satisfies [string, number | undefined][])),
  ];
}

const fieldOf = (cell: Cell = ''): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
