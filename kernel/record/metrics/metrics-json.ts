import type { Histogram } from './histogram.ts';
import type { LoadSums } from './loads.ts';
import type { Metrics } from './metrics.ts';
import { type ServiceFigures, serviceFigures } from './service-figures.ts';
import { MEASURES, type ServiceMetrics } from './service-metrics.ts';

export const METRICS_FORMAT = 'spigo-metrics-1';

/**
 * Writes metrics as one JSON object, with a line for each field and each service. Its fields are
 * `format`, the fields of `about`, `durationUs` and `services`. A service has the fields of
 * `ServiceFigures`. Its load also has the sums of `LoadSums`, and each of its times has the
 * `histogram` of `EncodedHistogram`. So `readMetrics` can read everything back, and several files
 * can be merged.
 */
export function writeMetricsJson(metrics: Metrics, about: object = {}): string {
  const fields = Object.entries({
    format: METRICS_FORMAT,
    ...about,
    durationUs: metrics.durationUs,
  });
  const lines = fields.map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  const services = serviceFigures(metrics).map(
    (figures) => `\n    ${JSON.stringify(withSums(figures, metrics.services.get(figures.name)))}`,
  );
  const end = services.length === 0 ? '' : '\n  ';
  return `{\n${lines.join(',\n')},\n  "services": [${services.join(',')}${end}]\n}\n`;
}

function withSums(figures: ServiceFigures, metrics: ServiceMetrics | undefined): object {
  if (metrics === undefined) return figures;
  const { load, times } = figures;
  const encoded = MEASURES.map((measure) => [
    measure,
    { ...times[measure], ...histogramOf(metrics.times[measure]) },
  ]);
  return {
    ...figures,
    ...(load !== undefined && { load: { ...load, ...sumsOf(metrics.load) } }),
    times: Object.fromEntries(encoded),
  };
}

const histogramOf = (histogram: Histogram): object =>
  histogram.count === 0 ? {} : { histogram: histogram.encode() };

const sumsOf = (load: LoadSums | undefined): object =>
  load === undefined
    ? {}
    : { busyUs: load.busyUs, workerUs: load.workerUs, waitingUs: load.waitingUs };
