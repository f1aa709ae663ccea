import type { LoadSums } from './load-sums.ts';
import type { Metrics } from './metrics.ts';
import { byMeasure, type Histograms } from './outcome-times.ts';
import { type ServiceFigures, serviceFigures, type Times } from './service-figures.ts';
import type { ServiceMetrics } from './service-metrics.ts';

export const METRICS_FORMAT = 'spigo-metrics-2';

/**
 * Writes metrics as one JSON object, with a line for each field and each service. Its fields are
 * `format`, the fields of `about`, `durationUs` and `services`. A service has the fields of
 * `ServiceFigures`. Each load also has the sums of `LoadSums`, and each of the times by outcome has
 * the `histogram` of `EncodedHistogram`. So `readMetrics` can read everything back, and several
 * files can be merged. Equal metrics make equal texts.
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
    (figures) => `\n    ${JSON.stringify(withSums(figures, metrics.of(figures.name)))}`,
  );
  const end = services.length === 0 ? '' : '\n  ';
  return `{\n${lines.join(',\n')},\n  "services": [${services.join(',')}${end}]\n}\n`;
}

function withSums(figures: ServiceFigures, metrics: ServiceMetrics): object {
  const { times } = metrics;
  return {
    ...withLoad(figures, metrics.load),
    answeredTimes: withHistograms(figures.answeredTimes, times.answered),
    errorTimes: Object.fromEntries(
      Object.entries(figures.errorTimes).map(([error, one]) => [
        error,
        withHistograms(one, times.of(error)),
      ]),
    ),
    instances: figures.instances.map((one) => withLoad(one, metrics.instance(one.name).load)),
  };
}

const withLoad = <Figures extends { readonly load?: object }>(
  figures: Figures,
  sums: LoadSums | undefined,
): Figures =>
  sums === undefined ? figures : { ...figures, load: { ...figures.load, ...sumsOf(sums) } };

const sumsOf = ({ busyUs, workerUs, waitingUs }: LoadSums): object => ({
  busyUs: busyUs.value,
  workerUs: workerUs.value,
  waitingUs: waitingUs.value,
});

const withHistograms = (figures: Times, histograms: Histograms): object =>
  byMeasure((measure) => {
    const histogram = histograms[measure].encode();
    return { ...figures[measure], ...(histogram !== undefined && { histogram }) };
  });
