import { Metrics } from '../../../../kernel/metrics.ts';
import { callOf, type Noted, noted, requestOf } from '../spans/noted-spans.ts';

/** The metrics of spans. */
export function metricsOf(spans: readonly Noted[], durationUs = 0): Metrics {
  const metrics = new Metrics();
  for (const { span, service, by, at } of spans) metrics.note(span, service, by, at);
  metrics.end(durationUs);
  return metrics;
}

/** A service with a bit of everything, and its load. */
export function story(): Metrics {
  const metrics = metricsOf([
    noted('web', requestOf({ start: 0, waited: 20, served: 30, hit: true }), 100),
    noted('web', requestOf({ start: 0, error: 'refused' }), 0),
    noted('web', callOf({ start: 0, attempt: 2, error: 'timeout' }), 100, 'lb'),
  ]);
  const sums = { busyUs: 1000, waitingUs: 500, waitingMax: 3 };
  metrics.end(2000, [{ service: 'web', instance: 'web0', workers: 2, ...sums }]);
  return metrics;
}
