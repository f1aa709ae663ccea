import { type OptionsOf, option, SECOND } from '../../kernel/index.ts';

/** How long the shutdown waits for farewells by default. */
export const GRACE = 10 * SECOND;

/** How many pirates there are. */
export const population = option.count(100, {
  min: 2,
  max: 3_000_000,
  summary: 'pirates to recruit',
});

/** The options of the model. */
export const fsmOptions = {
  population,
  duration: option.duration(10 * SECOND, { summary: 'how long they talk before the shutdown' }),
  promises: option.probability(0, { summary: 'chance that a gift of gold is promised, not given' }),
  breaking: option.probability(0.2, { summary: 'chance that a promise is broken' }),
  // It is not 0, since a timer for the same instant would come before all farewells.
  grace: option.duration(GRACE, {
    min: 1,
    summary: 'how long the shutdown waits for farewells',
  }),
  logger: option.flag(false, {
    summary: 'have pirates inform a logger actor, as the original did',
  }),
};

export type FsmOptions = OptionsOf<typeof fsmOptions>;

/** Whether pirates promise gold, and keep their word. */
export type PromiseOptions = Pick<FsmOptions, 'promises' | 'breaking'>;

/** Pirates who promise nothing. */
export const NO_PROMISES: PromiseOptions = { promises: 0, breaking: 0 };

/** How many pirates are recruited, how long they talk, and how long farewells may take. */
export type CrewOptions = Pick<FsmOptions, 'population' | 'duration' | 'grace'>;
