/**
 * The measures of services. They are not in the kernel's index, since the package of their
 * histograms takes longer to load than a short run takes.
 */
export { type DurationFigures, Histogram } from './record/metrics/histogram.ts';
export {
  type LoadSums,
  type MeasuredServer,
  type ServerLoad,
  serverLoads,
} from './record/metrics/loads.ts';
export { Metrics } from './record/metrics/metrics.ts';
export { writeMetricsCsv } from './record/metrics/metrics-csv.ts';
export { METRICS_FORMAT, writeMetricsJson } from './record/metrics/metrics-json.ts';
export { MetricsObserver } from './record/metrics/metrics-observer.ts';
export { readMetrics } from './record/metrics/metrics-reader.ts';
export {
  type LoadFigures,
  type ServiceFigures,
  serviceFigures,
} from './record/metrics/service-figures.ts';
export { MEASURES, type Measure, ServiceMetrics } from './record/metrics/service-metrics.ts';
