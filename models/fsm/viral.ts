import {
  defineModel,
  FAULT_KINDS,
  type Gotocol,
  MINUTE,
  monotone,
  on,
  option,
  type Property,
  type WorldView,
} from '../../kernel/index.ts';
import { muster } from './crew.ts';
import { startingGold } from './gold.ts';
import { GRACE, population } from './options.ts';
import { PIRATE_SERVICE } from './pirate.ts';
import { crewProperties } from './properties.ts';
import { hopsOf, rumourOptions, type Stage, Teller } from './teller.ts';

const STAGES: readonly Stage[] = ['susceptible', 'infective', 'removed'];

const sizeOf = ({ scenario: { graph, options } }: WorldView): number =>
  graph?.nodes.length ?? Number(options.population);

/** Whether all know the rumour, or nobody is left to pass it on. */
function isOver(world: WorldView): boolean {
  const informed = world.gauge('informed');
  if (informed === sizeOf(world)) return true;
  const hasBegun = informed > 0 || world.histogram('hops').count > 0;
  if (!hasBegun || world.gauge('infective') > 0) return false;
  for (const { message } of world.inFlight()) {
    if (hopsOf(message as Gotocol) !== undefined) return false;
  }
  return true;
}

const properties: readonly Property[] = [
  ...crewProperties,
  monotone('pirates go from susceptible to infective to removed', Teller, ({ stage }) =>
    STAGES.indexOf(stage),
  ),
  on(
    'nobody but the source knows the rumour without having been told',
    { memory: () => new Map<string, Set<number>>() },
    ({ kind, data, to }, told, world) => {
      const hops = kind === 'message' ? hopsOf(data as Gotocol) : undefined;
      if (hops !== undefined) told.set(to.name, (told.get(to.name) ?? new Set()).add(hops));
      const teller = world.actor(to.name)?.actor;
      if (!(teller instanceof Teller) || teller.hops === undefined) return true;
      if (teller.isSource && teller.hops === 0) return true;
      return told.get(to.name)?.has(teller.hops) === true || `knows it from ${teller.hops} hops`;
    },
  ),
];

/** A rumour that spreads over the network of the pirates while it forms. */
export const viral = defineModel({
  name: 'viral',
  summary: 'a rumour that spreads among pirates while they get to know each other',
  options: {
    population,
    duration: option.duration(10 * MINUTE, { min: 1, summary: 'how long they talk at most' }),
    ...rumourOptions,
  },
  services: [PIRATE_SERVICE],
  strict: false,
  measures: {
    informed: (world) => world.gauge('informed') / sizeOf(world),
    infective: (world) => world.gauge('infective') / sizeOf(world),
    lastDeliveryHop: (world) => world.histogram('hops').max,
    lastDeliveryS: (world) => world.histogram('heardAtS').max,
    traffic: (world) => (world.counts.model.told ?? 0) / sizeOf(world),
  },
  stopWhen: isOver,
  properties,
  // A gift that arrives twice would be gold out of nothing.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'duplication'),
  size: 'population',
  until: ({ duration }) => duration,
  actors(setup, options) {
    const last = (setup.graph?.nodes.length ?? options.population) - 1;
    const source = Math.min(options.source - 1, last);
    muster(setup, {
      model: 'viral',
      options: { ...options, grace: GRACE },
      recruit: (index) => new Teller(options, index === source),
      gold: startingGold,
    });
  },
});
