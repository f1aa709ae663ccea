import * as v from 'valibot';
import { SimulationError } from '../../data/errors.ts';
import {
  anyObject,
  list,
  openFields,
  openObject,
  readShape,
  says,
  text,
  whole,
  word,
} from '../../data/shape.ts';
import { shown } from '../../data/shown.ts';
import type { CallerMetrics } from './caller-metrics.ts';
import { DurationSums } from './duration-sums.ts';
import { Histogram } from './histogram.ts';
import type { InstanceMetrics } from './instance-metrics.ts';
import { Metrics } from './metrics.ts';
import { METRICS_FORMAT } from './metrics-json.ts';
import { byMeasure, type Histograms, MEASURES } from './outcome-times.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import { Sum } from './sum.ts';
import { mergeCounts } from './word-counts.ts';

/**
 * Sums of so many microseconds or fewer stay far below the limit of numbers, whatever is merged, since
 * JSON has no infinity.
 */
const SUM_MAX = 1e100;
const sum = whole(0, SUM_MAX, `a whole number from 0 to ${SUM_MAX}`);

/** Counts stay exact when thousands of files are merged. */
const COUNT_MAX = 1e12;
const count = whole(0, COUNT_MAX, `a whole number from 0 to ${COUNT_MAX}`);

/** Counts by word. Any word is allowed. */
const counts = v.pipe(
  anyObject(),
  v.transform((words) => new Map(Object.entries(words))),
  v.map(text(), count),
);

const load = openObject({
  servers: count,
  workers: count,
  busyUs: sum,
  workerUs: sum,
  waitingUs: sum,
  queueMax: count,
});

/** The figures of durations. An empty set has only its count. */
const totalsOf = <const Entries extends v.ObjectEntries>(more: Entries) =>
  v.pipe(
    anyObject(),
    v.variant(
      'count',
      [
        openFields({ count: v.literal(0) }),
        openFields({ count, sumUs: sum, minUs: sum, maxUs: sum, ...more }),
      ],
      says(`a whole number from 0 to ${COUNT_MAX}`),
    ),
  );
const totals = totalsOf({});
const times = totalsOf({ histogram: text() });
const timesByMeasure = openObject(byMeasure(() => times));

const requestFields = { name: text(), requests: count, errors: counts, load: v.optional(load) };
const callFields = { calls: count, callErrors: counts, retries: count };

const service = openObject({
  ...requestFields,
  ...callFields,
  hits: v.optional(count),
  misses: v.optional(count),
  answeredTimes: timesByMeasure,
  errorTimes: v.pipe(
    anyObject(),
    v.transform((words) => new Map(Object.entries(words))),
    v.map(text(), timesByMeasure),
  ),
  instances: list(openObject({ ...requestFields, response: totals })),
  callers: list(openObject({ name: text(), ...callFields, roundTrip: totals })),
});

const metricsShape = openObject({
  format: word([METRICS_FORMAT]),
  durationUs: sum,
  services: list(service),
});

/**
 * Reads metrics from the JSON data of a file. They equal the metrics that were written. Derived
 * figures, such as percentiles, are not read.
 * @throws bad-metrics naming the place, what it got and expected.
 */
export function readMetrics(data: unknown, place: string): Metrics {
  const { durationUs, services } = readShape(metricsShape, data, place, 'bad-metrics');
  const metrics = new Metrics();
  metrics.lengthen(durationUs);
  refuseTwice(services, `${place}: services`);
  services.forEach((fields, index) => {
    readService(fields, metrics.of(fields.name), `${place}: services[${index}]`);
  });
  return metrics;
}

function readService(
  fields: v.InferOutput<typeof service>,
  metrics: ServiceMetrics,
  place: string,
): void {
  readRequests(fields, metrics);
  readCalls(fields, metrics);
  metrics.hitCount = fields.hits ?? 0;
  metrics.missCount = fields.misses ?? 0;
  readTimes(fields.answeredTimes, metrics.times.answered, `${place}: answeredTimes`);
  for (const [error, read] of fields.errorTimes) {
    readTimes(read, metrics.times.of(error), `${place}: errorTimes: ${shown(error)}`);
  }
  refuseTwice(fields.instances, `${place}: instances`);
  for (const one of fields.instances) {
    const instance = metrics.instance(one.name);
    readRequests(one, instance);
    instance.response = sumsOf(one.response);
  }
  refuseTwice(fields.callers, `${place}: callers`);
  for (const one of fields.callers) {
    const caller = metrics.caller(one.name);
    readCalls(one, caller);
    caller.roundTrip = sumsOf(one.roundTrip);
  }
}

function refuseTwice(items: readonly { readonly name: string }[], place: string): void {
  const names = new Set<string>();
  items.forEach(({ name }, index) => {
    if (names.has(name)) {
      throw new SimulationError(
        'bad-metrics',
        `${place}[${index}]: name: got ${shown(name)} twice, expected it once`,
      );
    }
    names.add(name);
  });
}

function readRequests(
  { requests, errors, load: sums }: Pick<v.InferOutput<typeof service>, keyof typeof requestFields>,
  metrics: ServiceMetrics | InstanceMetrics,
): void {
  metrics.requestCount = requests;
  mergeCounts(metrics.errors, errors);
  if (sums === undefined) return;
  metrics.load = {
    servers: sums.servers,
    workers: sums.workers,
    busyUs: Sum.of(sums.busyUs),
    workerUs: Sum.of(sums.workerUs),
    waitingUs: Sum.of(sums.waitingUs),
    waitingMax: sums.queueMax,
  };
}

function readCalls(
  { calls, callErrors, retries }: Pick<v.InferOutput<typeof service>, keyof typeof callFields>,
  metrics: ServiceMetrics | CallerMetrics,
): void {
  metrics.callCount = calls;
  metrics.retryCount = retries;
  mergeCounts(metrics.callErrors, callErrors);
}

const sumsOf = (read: v.InferOutput<typeof totals>): DurationSums =>
  'sumUs' in read ? DurationSums.of(read) : new DurationSums();

function readTimes(
  read: v.InferOutput<typeof timesByMeasure>,
  histograms: Histograms,
  place: string,
): void {
  for (const measure of MEASURES) {
    const encoded = read[measure];
    if ('histogram' in encoded) {
      histograms[measure].merge(Histogram.decode(encoded, `${place}: ${measure}`));
    }
  }
}
