import type { Measures, WorldView } from '../../kernel/index.ts';
import { goldInFlight } from './gold.ts';
import { Pirate } from './pirate.ts';

/** The gold of the pirates who are present, the poorest first. O(p log p) for p pirates. */
function wealthOf(world: WorldView): Float64Array {
  const booties: number[] = [];
  for (const { actor, life } of world.actors()) {
    if (actor instanceof Pirate && life === 'present') booties.push(actor.booty);
  }
  return Float64Array.from(booties).sort();
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The Gini coefficient of sorted values: the mean difference of two of them, each with each and
 * itself, over twice their mean. It is 0 if all are equal, and (n - 1) / n if one of n has all. NaN
 * for a sum of 0.
 * Source: Gini 1912, Variabilita e mutabilita.
 */
export function giniOf(sorted: Float64Array): number {
  const { length } = sorted;
  const ranked = sorted.reduce((sum, value, index) => sum + (2 * index + 1 - length) * value, 0);
  return ranked / (length * sumOf(sorted));
}

/** The share of all gold that the richest tenth holds, at least one pirate. NaN where there is no gold. */
function richestTenthOf(sorted: Float64Array): number {
  const count = Math.max(1, Math.round(sorted.length / 10));
  return sumOf(sorted.subarray(-count)) / sumOf(sorted);
}

/** How the gold of a crew is spread over time. */
export const wealthMeasures: Measures = {
  gini: (world) => giniOf(wealthOf(world)),
  richestTenth: (world) => richestTenthOf(wealthOf(world)),
  bankrupt: (world) => {
    const amount = Number(world.scenario.options.amount);
    return wealthOf(world).filter((booty) => booty < amount).length;
  },
  total: (world) => sumOf(wealthOf(world)) + goldInFlight(world).all,
};
