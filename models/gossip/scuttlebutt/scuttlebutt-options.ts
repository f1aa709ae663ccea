import { type OptionsOf, option } from '../../../kernel/index.ts';

export const scuttlebuttOptions = {
  population: option.count(50, { min: 2, max: 10_000, summary: 'participants' }),
  cycles: option.count(60, { summary: 'cycles to run; 0 for no end' }),
  keys: option.count(8, { min: 1, summary: 'keys of a participant' }),
  updates: option.probability(0.5, { summary: 'chance that a participant writes in a cycle' }),
  writing: option.count(40, { summary: 'cycles in which participants write' }),
  mtu: option.count(100, { min: 1, summary: 'most deltas in a message' }),
  order: option.choice(['depth', 'breadth'], {
    summary:
      'depth: participant by participant, the one with most missing deltas first; breadth: one delta of each in turn',
  }),
};

export type ScuttlebuttOptions = OptionsOf<typeof scuttlebuttOptions>;
