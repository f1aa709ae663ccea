import {
  always,
  defineModel,
  FAULT_KINDS,
  MINUTE,
  option,
  type Property,
  SECOND,
} from '../../kernel/index.ts';
import { muster } from './crew.ts';
import { goldIsThere, richest } from './gold.ts';
import { GRACE, population } from './options.ts';
import { PIRATE_SERVICE } from './pirate.ts';
import { crewProperties } from './properties.ts';
import { Trader, tradingOptions } from './trader.ts';
import { wealthMeasures } from './wealth.ts';

/** Samples of the measures in a run. Each looks at all pirates. */
const SAMPLES = 500;

const properties: readonly Property[] = [
  ...crewProperties.filter(({ name }) => name !== 'no gold vanishes'),
  always('all gold is held or on its way', { every: 10 * SECOND }, goldIsThere),
];

/**
 * Gold that flows over the network of the pirates while it forms.
 * Source: Dragulescu, Yakovenko 2000, Statistical mechanics of money (European Physical Journal B 17).
 */
export const trade = defineModel({
  name: 'trade',
  summary: 'pirates who pay each other: from equal shares to few rich and many poor',
  options: {
    population,
    duration: option.duration(10 * MINUTE, { min: 1, summary: 'how long they talk' }),
    ...tradingOptions,
  },
  services: [PIRATE_SERVICE],
  strict: false,
  measures: wealthMeasures,
  measureEvery: ({ duration }) => duration / SAMPLES,
  properties,
  // A payment that arrives twice would be gold out of nothing.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'duplication'),
  size: 'population',
  // The run ends before the pirates are dismissed, so that they can be looked at.
  until: ({ duration }) => duration,
  actors(setup, options) {
    muster(setup, {
      model: 'trade',
      options: { ...options, grace: GRACE },
      recruit: () => new Trader(options),
      gold: () => options.gold,
    });
  },
  show: richest,
});
