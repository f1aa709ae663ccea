import { SimulationError } from '../../data/errors.ts';
import { Histogram } from './histogram.ts';
import type { LoadSums } from './loads.ts';
import { Metrics } from './metrics.ts';
import { METRICS_FORMAT } from './metrics-json.ts';
import { MEASURES, type Measure, ServiceMetrics, type WordCounts } from './service-metrics.ts';

/**
 * The metrics of a file's data, as JSON.parse makes them: equal to those that were written. What follows from
 * others, such as percentiles, is not read. @throws bad-metrics, naming the place, what it got and expected.
 */
export function readMetrics(data: unknown, place: string): Metrics {
  const file = new Fields(data, place);
  const format = file.data.format;
  if (format !== METRICS_FORMAT) {
    file.refuse('format', `${JSON.stringify(format)}, expected "${METRICS_FORMAT}"`);
  }
  const metrics = new Metrics();
  metrics.durationUs = file.whole('durationUs');
  file.list('services').forEach((service, index) => {
    const fields = new Fields(service, `${place}: services[${index}]`);
    const name = fields.text('name');
    if (metrics.services.has(name)) fields.refuse('name', `${JSON.stringify(name)} twice`);
    metrics.services.set(name, readService(fields));
  });
  return metrics;
}

function readService(fields: Fields): ServiceMetrics {
  const metrics = new ServiceMetrics();
  metrics.requestCount = fields.whole('requests');
  metrics.callCount = fields.whole('calls');
  metrics.retryCount = fields.whole('retries');
  for (const [word, count] of fields.counts('errors')) metrics.errors.set(word, count);
  for (const [word, count] of fields.counts('callErrors')) metrics.callErrors.set(word, count);
  if (fields.data.load !== undefined) metrics.load = readLoad(fields.inner('load'));
  const times = fields.inner('times');
  for (const measure of MEASURES) metrics.times[measure].merge(readTimes(times.inner(measure)));
  return metrics;
}

const readLoad = (fields: Fields): LoadSums => ({
  servers: fields.whole('servers'),
  workers: fields.whole('workers'),
  busyUs: fields.whole('busyUs'),
  workerUs: fields.whole('workerUs'),
  waitingUs: fields.whole('waitingUs'),
  waitingMax: fields.whole('queueMax'),
});

function readTimes(fields: Fields): Histogram {
  const count = fields.whole('count');
  if (count === 0) return new Histogram();
  const [sumUs, minUs, maxUs] = [
    fields.whole('sumUs'),
    fields.whole('minUs'),
    fields.whole('maxUs'),
  ];
  const histogram = fields.text('histogram');
  return Histogram.decode({ count, sumUs, minUs, maxUs, histogram }, fields.place);
}

/** The fields of an object, each of which is what is asked for or refused. */
class Fields {
  readonly data: Readonly<Record<string, unknown>>;

  constructor(
    data: unknown,
    readonly place: string,
  ) {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new SimulationError('bad-metrics', `${place}: got ${show(data)}, expected an object`);
    }
    this.data = data as Record<string, unknown>;
  }

  refuse(field: string, got: string): never {
    throw new SimulationError('bad-metrics', `${this.place}: ${field}: got ${got}`);
  }

  whole(field: string): number {
    const value = this.data[field];
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    return this.refuse(field, `${show(value)}, expected a whole number from 0`);
  }

  text(field: string): string {
    const value = this.data[field];
    return typeof value === 'string'
      ? value
      : this.refuse(field, `${show(value)}, expected a text`);
  }

  list(field: string): readonly unknown[] {
    const value = this.data[field];
    return Array.isArray(value) ? value : this.refuse(field, `${show(value)}, expected a list`);
  }

  inner(field: Measure | 'load' | 'times' | 'errors' | 'callErrors'): Fields {
    return new Fields(this.data[field], `${this.place}: ${field}`);
  }

  counts(field: 'errors' | 'callErrors'): WordCounts {
    const inner = this.inner(field);
    return new Map(Object.keys(inner.data).map((word) => [word, inner.whole(word)]));
  }
}

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
