import { type OptionsOf, option, SECOND } from '../../../kernel/index.ts';

/** The options of an architecture. */
export const architectureOptions = {
  population: option.count(100, {
    min: 1,
    max: 1_000_000,
    summary: 'scale of the instances of each service in percent, rounded down; the traffic stays',
  }),
  duration: option.duration(10 * SECOND, { summary: 'how long traffic enters' }),
  regions: option.count(1, { min: 1, max: 100, summary: 'regions to deploy in' }),
  load: option.number(1, {
    min: 0.000_1,
    max: 100_000,
    summary: 'traffic, as a multiple of what the architecture says',
  }),
  scaledLoad: option.flag(false, { summary: 'whether the traffic grows with the population' }),
  grace: option.duration(10 * SECOND, {
    min: 1,
    summary: 'how long the shutdown waits for farewells',
  }),
};

export type ArchitectureOptions = OptionsOf<typeof architectureOptions>;
