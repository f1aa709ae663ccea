import { type OptionsOf, option, SECOND } from '../../kernel/index.ts';

/** What can be chosen about the pirates. */
export const fsmOptions = {
  population: option.count(100, { min: 2, max: 3_000_000, summary: 'pirates to recruit' }),
  duration: option.duration(10 * SECOND, { summary: 'how long they talk before the shutdown' }),
  promises: option.probability(0, { summary: 'chance that a gift of gold is promised, not given' }),
  breaking: option.probability(0.2, { summary: 'chance that a promise is broken' }),
  // Not 0: a timer for the same instant comes before the answers, and all would be missing.
  grace: option.duration(10 * SECOND, {
    min: 1,
    summary: 'how long the shutdown waits for farewells',
  }),
  logger: option.flag(false, {
    summary: 'have pirates inform a logger actor, as the original did',
  }),
};

export type FsmOptions = OptionsOf<typeof fsmOptions>;
