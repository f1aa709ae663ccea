import fc from 'fast-check';
import type { Duration } from '../../data/time.ts';
import { MILLISECOND } from '../../data/units.ts';
import type { LinkRule } from '../../network/network-laws.ts';
import { LATENCY_FORMS, latencyLaw } from './latency-laws.ts';
import { logarithmic, readable, SHARE_MAX, threeDigits } from './scale.ts';

export interface LinkLawOptions {
  /** Latencies lie around this median. The default is 10 ms. */
  readonly median?: Duration;
  /** Whether messages may be lost or arrive twice. The default is true. */
  readonly isLossy?: boolean;
}

const rate = fc
  .integer({ min: 0, max: SHARE_MAX })
  .map((share) => threeDigits(logarithmic(0.01, 0.5, share)));

/**
 * Arbitrary laws of links: a latency (constant, in whole milliseconds, wide or heavy-tailed), an
 * order, and losses and duplicates. They shrink towards a constant latency in order without losses.
 */
export function linkLaws(options: LinkLawOptions = {}): fc.Arbitrary<LinkRule> {
  const { median = 10 * MILLISECOND, isLossy = true } = options;
  const bursts = fc.record({ window: fc.constant(readable(4 * median) || 1), share: rate });
  const rare = <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.option(arbitrary, { nil: undefined, freq: 1 });
  const law = fc.record({
    latency: fc.constantFrom(...LATENCY_FORMS).map((form) => latencyLaw(form, median)),
    ordering: fc.constantFrom<('fifo' | 'none')[]>('fifo', 'none'),
    loss: isLossy ? rare(rate) : fc.constant(undefined),
    bursts: isLossy ? rare(bursts) : fc.constant(undefined),
    duplication: isLossy ? rare(rate) : fc.constant(undefined),
  });
  return law.map(({ latency, ordering, loss, bursts: windows, duplication }) => ({
    latency,
    ordering,
    ...(loss !== undefined && { loss }),
    ...(loss !== undefined && windows !== undefined && { bursts: windows }),
    ...(duplication !== undefined && { duplication }),
  }));
}
