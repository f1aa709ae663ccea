import {
  type Instant,
  type Measures,
  parseDuration,
  type WorldView,
} from '../../../kernel/index.ts';

const sizeOf = ({ scenario }: WorldView): number => Number(scenario.options.population);

/** The share of the nodes that the rumour has not reached. */
export const residue = (world: WorldView): number => 1 - world.gauge('informed') / sizeOf(world);

/** Whether the rumour has reached all nodes. */
export const allKnow = (world: WorldView): boolean => world.gauge('informed') === sizeOf(world);

/** The cycles so far. The present one counts. */
export const cycles = ({ now, scenario }: WorldView): number =>
  Math.ceil(now / (parseDuration(String(scenario.options.period)) ?? 1));

/** The cycle in which the rumour reached its last node; the first cycle is 1. O(nodes). */
function lastDelivery(world: WorldView): number {
  const period = parseDuration(String(world.scenario.options.period)) ?? 1;
  let last = 0;
  for (const { actor } of world.actors()) {
    const { informedAt } = (actor ?? {}) as { readonly informedAt?: Instant };
    if (informedAt !== undefined) last = Math.max(last, Math.floor(informedAt / period) + 1);
  }
  return last;
}

/** The updates that were sent, for each node. */
const traffic = (world: WorldView): number => (world.counts.model.updates ?? 0) / sizeOf(world);

/** The measures of all epidemics. */
export const epidemicMeasures: Measures = { residue, traffic, cycles, lastDelivery };
