import { type OptionsOf, option, SECOND } from '../../../kernel/index.ts';

export const plumtreeOptions = {
  mode: option.choice(['plumtree', 'flood'], {
    summary: 'plumtree: a tree that mends itself; flood: all neighbours, always',
  }),
  broadcasts: option.count(10, { min: 1, summary: 'broadcasts, one in each cycle' }),
  quiet: option.count(20, { summary: 'cycles before the first broadcast' }),
  source: option.choice(['one', 'many'], {
    summary: 'who broadcasts: node 1, or another each time',
  }),
  graftAfter: option.duration(SECOND, {
    min: 1,
    summary: 'how long a node waits for a message that was announced',
  }),
  graftAgain: option.duration(SECOND / 2, {
    min: 1,
    summary: 'how long it waits for the next announcer to send it',
  }),
  threshold: option.count(7, {
    summary:
      'hops that an announcement must save to change the tree (3 for one source); 0 for never',
  }),
};

export type PlumtreeOptions = OptionsOf<typeof plumtreeOptions>;

/** The index of the node that makes a broadcast. The step is a prime, so that sources are spread over all nodes. */
export const sourceOf = (
  broadcast: number,
  { source, population }: Pick<PlumtreeOptions, 'source'> & { readonly population: number },
): number => (source === 'one' ? 0 : (broadcast * 7919) % population);
