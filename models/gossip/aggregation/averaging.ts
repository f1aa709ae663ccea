import { type Channel, each, FAULT_KINDS, type WorldView } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { gossipOptions } from '../kit/options.ts';
import { statisticsOf } from '../kit/statistics.ts';
import { initialUnits, UNITS } from './units.ts';

/** The value of the sender, in units. `asks` is true for the first message of an exchange. */
interface Message {
  readonly units: number;
  readonly asks: boolean;
}

/** Exchanges its value with a random other in each cycle. Both take the mean. */
export class Averager extends GossipNode<Message> {
  units: number;

  constructor(place: Place, population: number) {
    super(place);
    this.units = initialUnits(place.index, population);
  }

  protected override cycle(self: GossipSelf<Message>): void {
    const peer = this.pick(self);
    if (peer !== undefined) self.send(peer, { units: this.units, asks: true });
  }

  protected override hear(
    { units, asks }: Message,
    from: Channel,
    self: GossipSelf<Message>,
  ): void {
    if (asks) self.send(from, { units: this.units, asks: false });
    // Of an odd sum, one takes the smaller half and the other the larger one, so that no unit is lost.
    const sum = this.units + units;
    this.units = asks ? Math.floor(sum / 2) : Math.ceil(sum / 2);
  }
}

/** The sum of all values, in units. */
function sumOf(world: WorldView): number {
  let sum = 0;
  for (const { actor } of world.actors()) if (actor instanceof Averager) sum += actor.units;
  return sum;
}

/** The sum at the begin, in units. */
function initialSum(world: WorldView): number {
  const population = Number(world.scenario.options.population);
  let sum = 0;
  for (let index = 0; index < population; index++) sum += initialUnits(index, population);
  return sum;
}

const values = (world: WorldView): number[] => {
  const found: number[] = [];
  for (const { actor } of world.actors()) {
    if (actor instanceof Averager) found.push(actor.units / UNITS);
  }
  return found;
};

/**
 * Push-pull averaging. In cycles, exchanges are atomic, and the sum of all values never changes. In the
 * free clocking, exchanges overlap and messages are lost, which changes the sum: the measure `drift` tells how far.
 * Source: Jelasity, Montresor, Babaoglu 2005, Gossip-Based Aggregation in Large Dynamic Networks.
 */
export const averaging = gossipModel({
  name: 'averaging',
  summary: 'push-pull averaging: two nodes meet and both take the mean of their values',
  options: { cycles: { ...gossipOptions.cycles, default: 30 } },
  node: (place, { population }) => new Averager(place, population),
  measures: {
    mean: (world) => statisticsOf(values(world)).mean,
    variance: (world) => statisticsOf(values(world)).variance,
    min: (world) => statisticsOf(values(world)).min,
    max: (world) => statisticsOf(values(world)).max,
    drift: (world) => (sumOf(world) - initialSum(world)) / UNITS,
  },
  properties: [
    each('a value stays between those of the begin', Averager, ({ units }) => {
      return (units >= 0 && units < UNITS) || `has the value ${units / UNITS}`;
    }),
  ],
  tolerates: FAULT_KINDS,
});
