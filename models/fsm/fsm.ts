import { defineModel, FAULT_KINDS } from '../../kernel/index.ts';
import { muster } from './crew.ts';
import { richest, startingGold } from './gold.ts';
import { fsmOptions } from './options.ts';
import { PIRATE_SERVICE, Pirate } from './pirate.ts';
import { fsmProperties } from './properties.ts';

/** The original's first architecture: pirates who build a social network by talking. */
export const fsm = defineModel({
  name: 'fsm',
  summary: 'pirates in a social network, who gossip about each other and share their gold',
  options: fsmOptions,
  services: [PIRATE_SERVICE],
  strict: false,
  properties: fsmProperties,
  // A gift that arrives twice would be gold out of nothing.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'duplication'),
  size: 'population',
  actors(setup, options) {
    muster(setup, {
      model: 'fsm',
      options,
      logger: options.logger,
      recruit: () => new Pirate(options),
      gold: startingGold,
    });
  },
  show: richest,
});
