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
import { Histogram } from './histogram.ts';
import { Metrics } from './metrics.ts';
import { METRICS_FORMAT } from './metrics-json.ts';
import { MEASURES, type Measure, ServiceMetrics } from './service-metrics.ts';

/**
 * Sums of many runs may exceed the safe whole numbers. Those of any number of files stay far below the
 * limit of numbers, since JSON has no infinity.
 */
const COUNT_MAX = 1e100;
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
  busyUs: count,
  workerUs: count,
  waitingUs: count,
  queueMax: count,
});

/** The figures of durations. An empty set has only its count. */
const times = v.pipe(
  anyObject(),
  v.variant(
    'count',
    [
      openFields({ count: v.literal(0) }),
      openFields({ count, sumUs: count, minUs: count, maxUs: count, histogram: text() }),
    ],
    says('a whole number from 0'),
  ),
);

const service = openObject({
  name: text(),
  requests: count,
  calls: count,
  retries: count,
  errors: counts,
  callErrors: counts,
  load: v.optional(load),
  times: openObject(
    Object.fromEntries(MEASURES.map((measure) => [measure, times])) as Record<
      Measure,
      typeof times
    >,
  ),
});

const metricsShape = openObject({
  format: word([METRICS_FORMAT]),
  durationUs: count,
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
  metrics.durationUs = durationUs;
  services.forEach((fields, index) => {
    const { name } = fields;
    const at = `${place}: services[${index}]`;
    if (metrics.services.has(name)) {
      throw new SimulationError(
        'bad-metrics',
        `${at}: name: got ${shown(name)} twice, expected it once`,
      );
    }
    metrics.services.set(name, metricsOf(fields, at));
  });
  return metrics;
}

function metricsOf(fields: v.InferOutput<typeof service>, place: string): ServiceMetrics {
  const metrics = new ServiceMetrics();
  metrics.requestCount = fields.requests;
  metrics.callCount = fields.calls;
  metrics.retryCount = fields.retries;
  for (const [word, count] of fields.errors) metrics.errors.set(word, count);
  for (const [word, count] of fields.callErrors) metrics.callErrors.set(word, count);
  if (fields.load !== undefined) {
    const { servers, workers, busyUs, workerUs, waitingUs, queueMax: waitingMax } = fields.load;
    metrics.load = { servers, workers, busyUs, workerUs, waitingUs, waitingMax };
  }
  for (const measure of MEASURES) {
    const encoded = fields.times[measure];
    if ('histogram' in encoded) {
      metrics.times[measure].merge(Histogram.decode(encoded, `${place}: times: ${measure}`));
    }
  }
  return metrics;
}
