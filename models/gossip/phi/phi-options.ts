import { MILLISECOND, type OptionsOf, option, SECOND } from '../../../kernel/index.ts';

export const phiOptions = {
  population: option.count(10, { min: 2, max: 10_000, summary: 'nodes' }),
  period: option.duration(SECOND, {
    min: MILLISECOND,
    summary: 'how often a node sends heartbeats',
  }),
  cycles: option.count(300, { summary: 'periods to run; 0 for no end' }),
  clocking: option.choice(['free', 'cycles'], {
    summary:
      'free: with latency, at instants of their own; cycles: one after the other, without latency',
  }),
  window: option.count(1000, {
    min: 2,
    summary: 'intervals between heartbeats that are remembered',
  }),
  samplesMin: option.count(10, { min: 1, summary: 'intervals before anybody is suspected' }),
  threshold: option.number(8, { min: 0, summary: 'from this phi on, a peer is suspected' }),
  deviationMin: option.duration(20 * MILLISECOND, {
    min: 1,
    summary: 'smallest deviation, where heartbeats are more regular',
  }),
};

export type PhiOptions = OptionsOf<typeof phiOptions>;
