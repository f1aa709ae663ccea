import { Histogram } from './histogram.ts';

/** The measured durations of a service; `OutcomeTimes` explains them. */
export const MEASURES = ['response', 'service', 'queueing', 'network', 'roundTrip'] as const;
export type Measure = (typeof MEASURES)[number];

export type Histograms = Readonly<Record<Measure, Histogram>>;

/**
 * The durations of a service's requests and of the calls to it, by outcome. An immediate refusal and
 * an answer that took long are different things.
 * - response: from a request's arrival to its end
 * - service: the part of the response in which a worker had the request
 * - queueing: the part of the response in which the request waited for a worker
 * - roundTrip: from a call's request to its response, or until it was given up
 * - network: the part of the round trip in which the service did not have the request
 */
export class OutcomeTimes {
  readonly answered: Histograms = emptyHistograms();
  /** By the word of the error. */
  readonly failed = new Map<string, Histograms>();

  /** The histograms of an outcome. Without a word it is that of answers. */
  of(error: string | undefined): Histograms {
    if (error === undefined) return this.answered;
    const known = this.failed.get(error);
    if (known !== undefined) return known;
    const made = emptyHistograms();
    this.failed.set(error, made);
    return made;
  }

  /** The histograms of all outcomes together. Do not change them. O(histograms), so ask for them once. */
  all(): Histograms {
    const outcomes = [this.answered, ...this.failed.values()];
    return byMeasure((measure) => {
      const filled = outcomes.map((one) => one[measure]).filter(({ count }) => count > 0);
      if (filled.length === 1) return filled[0];
      const all = new Histogram();
      for (const one of filled) all.merge(one);
      return all;
    });
  }

  merge(other: OutcomeTimes): void {
    mergeInto(this.answered, other.answered);
    for (const [error, histograms] of other.failed) mergeInto(this.of(error), histograms);
  }
}

/** Makes a record with a value for each measure. */
export const byMeasure = <Value>(make: (measure: Measure) => Value): Record<Measure, Value> => ({
  response: make('response'),
  service: make('service'),
  queueing: make('queueing'),
  network: make('network'),
  roundTrip: make('roundTrip'),
});

const emptyHistograms = (): Histograms => byMeasure(() => new Histogram());

function mergeInto(histograms: Histograms, others: Histograms): void {
  for (const measure of MEASURES) histograms[measure].merge(others[measure]);
}
