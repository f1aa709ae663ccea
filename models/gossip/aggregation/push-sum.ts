import { each, FAULT_KINDS, type WorldView } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { gossipOptions } from '../kit/options.ts';
import { statisticsOf } from '../kit/statistics.ts';
import { initialUnits, UNITS } from './units.ts';

/** A share of a sum and of a weight, in units. */
export interface Share {
  readonly sum: number;
  readonly weight: number;
}

/** Keeps half of its sum and weight in each round, and sends the other half to a random other. */
export class Summer extends GossipNode<Share> {
  sum: number;
  weight = UNITS;
  /** What has arrived in the present round. */
  private arrived: Share = { sum: 0, weight: 0 };

  constructor(place: Place, population: number) {
    super(place);
    this.sum = initialUnits(place.index, population);
  }

  /** All that the node has, also what has arrived in the present round. */
  get share(): Share {
    const { sum, weight, arrived } = this;
    return { sum: sum + arrived.sum, weight: weight + arrived.weight };
  }

  /** The mean of all values, as far as the node can tell. */
  get estimate(): number {
    const { sum, weight } = this.share;
    return sum / weight;
  }

  protected override cycle(self: GossipSelf<Share>): void {
    const peer = this.pick(self);
    if (peer === undefined) return;
    const half = { sum: Math.floor(this.sum / 2), weight: Math.floor(this.weight / 2) };
    this.sum -= half.sum;
    this.weight -= half.weight;
    self.send(peer, half);
  }

  protected override hear({ sum, weight }: Share): void {
    const { arrived } = this;
    this.arrived = { sum: arrived.sum + sum, weight: arrived.weight + weight };
  }

  protected override endCycle(): void {
    ({ sum: this.sum, weight: this.weight } = this.share);
    this.arrived = { sum: 0, weight: 0 };
  }
}

/** The sums of all sums and weights in units, those in flight too. */
export function total(world: WorldView): Share {
  let sum = 0;
  let weight = 0;
  const add = (share: Share): void => {
    sum += share.sum;
    weight += share.weight;
  };
  for (const { actor } of world.actors()) if (actor instanceof Summer) add(actor.share);
  for (const { message } of world.inFlight()) add(message as Share);
  return { sum, weight };
}

/** The largest relative error of the nodes' estimates. */
function error(world: WorldView): number {
  const population = Number(world.scenario.options.population);
  const truth = statisticsOf(
    Array.from({ length: population }, (_, index) => initialUnits(index, population) / UNITS),
  ).mean;
  let largest = 0;
  for (const { actor } of world.actors()) {
    if (!(actor instanceof Summer)) continue;
    largest = Math.max(largest, Math.abs(actor.estimate - truth) / truth);
  }
  return largest;
}

/**
 * Push-sum. The sums of all sums and weights never change, counting what is in flight, unless messages are
 * lost or doubled, or nodes crash.
 * Source: Kempe, Dobra, Gehrke 2003, Gossip-Based Computation of Aggregate Information.
 */
export const pushSum = gossipModel({
  name: 'push-sum',
  summary: 'push-sum: nodes pass on half of a sum and of a weight, whose ratio becomes the mean',
  options: { cycles: { ...gossipOptions.cycles, default: 60 } },
  node: (place, { population }) => new Summer(place, population),
  measures: {
    error,
    weight: (world) => total(world).weight / UNITS,
  },
  properties: [
    each('no node has a negative sum or weight', Summer, ({ share: { sum, weight } }) => {
      return (sum >= 0 && weight >= 0) || `has a sum of ${sum} and a weight of ${weight}`;
    }),
  ],
  tolerates: FAULT_KINDS,
});
