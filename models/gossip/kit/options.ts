import { MILLISECOND, type OptionsOf, option, SECOND } from '../../../kernel/index.ts';
import { OVERLAYS } from '../membership/overlays.ts';

/** The options that all gossip models share. */
export const gossipOptions = {
  population: option.count(1000, { min: 2, max: 3_000_000, summary: 'nodes' }),
  period: option.duration(10 * SECOND, {
    min: MILLISECOND,
    summary: 'length of a cycle: how often a node acts',
  }),
  cycles: option.count(0, { summary: 'cycles to run; 0 for no end' }),
  clocking: option.choice(['cycles', 'free'], {
    summary:
      'cycles: one after the other, without latency, as in the papers; free: with latency, at instants of their own',
  }),
  overlay: option.choice(OVERLAYS, { summary: 'whom a node knows' }),
  degree: option.count(4, {
    min: 2,
    summary: 'neighbours of a node, where the overlay is a graph',
  }),
};

export type GossipOptions = OptionsOf<typeof gossipOptions>;
