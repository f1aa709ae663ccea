/**
 * The measures of services. They are not in the kernel's index, since the package of their
 * histograms takes longer to load than a short run takes.
 */
export type { CallerMetrics } from './record/metrics/caller-metrics.ts';
export type { DurationSums, DurationTotals } from './record/metrics/duration-sums.ts';
export { type DurationFigures, Histogram } from './record/metrics/histogram.ts';
export type { InstanceMetrics } from './record/metrics/instance-metrics.ts';
export type { LoadSums } from './record/metrics/load-sums.ts';
export {
  type InstanceLoad,
  type MeasuredServer,
  type ServerLoad,
  serverLoads,
} from './record/metrics/loads.ts';
export { Metrics } from './record/metrics/metrics.ts';
export { writeMetricsCsv } from './record/metrics/metrics-csv.ts';
export { METRICS_FORMAT, writeMetricsJson } from './record/metrics/metrics-json.ts';
export { MetricsObserver } from './record/metrics/metrics-observer.ts';
export { readMetrics } from './record/metrics/metrics-reader.ts';
export { MEASURES, type Measure, type OutcomeTimes } from './record/metrics/outcome-times.ts';
export {
  type CallerFigures,
  type InstanceFigures,
  type LoadFigures,
  type ServiceFigures,
  serviceFigures,
  type Times,
} from './record/metrics/service-figures.ts';
export { ServiceMetrics } from './record/metrics/service-metrics.ts';
export type { Sum } from './record/metrics/sum.ts';
