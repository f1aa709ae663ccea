import { MILLISECOND, type OptionsOf, option, SECOND } from '../../kernel/index.ts';

/** The options of the model. */
export const skypeOptions = {
  population: option.count(1000, { min: 2, max: 3_000_000, summary: 'nodes of the network' }),
  duration: option.duration(10 * SECOND, { summary: 'how long they chat' }),
  connections: option.count(0, { summary: 'connections to stop after; 0 for any number' }),
  intervalMin: option.duration(SECOND, {
    min: MILLISECOND,
    summary: 'shortest interval of a node between its chats',
  }),
  intervalMax: option.duration(5 * SECOND, {
    min: MILLISECOND,
    summary: 'longest interval of a node between its chats',
  }),
  offline: option.probability(0.1, { summary: 'chance to spend an interval offline' }),
  leaving: option.probability(0.02, {
    summary: 'chance to leave for good, some time in the run',
  }),
};

export type SkypeOptions = OptionsOf<typeof skypeOptions>;
