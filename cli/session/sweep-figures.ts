import type { Result } from '../../kernel/index.ts';
import type { EndFigures } from '../output/run-journal.ts';

/**
 * The figures of a run's end: the model's measures, then those that every run has (`run.events`),
 * then the counters of `self.count` (`count.name`).
 */
export function figuresOf({ outcome, counts, measures, verdicts }: Result): EndFigures {
  const ends = Object.entries(measures?.values ?? {}).map(([name, values]) => [
    name,
    values.at(-1) ?? null,
  ]);
  const dropped = Object.values(counts.dropped).reduce((sum, count) => sum + count, 0);
  const counters = Object.keys(counts.model).sort();
  return {
    ...Object.fromEntries(ends),
    'run.endUs': outcome.at,
    'run.events': outcome.events,
    'run.sent': counts.sent,
    'run.delivered': counts.delivered,
    'run.dropped': dropped,
    ...(verdicts !== undefined && {
      'run.broken': verdicts.filter(({ verdict }) => verdict === 'broken').length,
    }),
    ...Object.fromEntries(counters.map((name) => [`count.${name}`, counts.model[name]])),
  };
}
