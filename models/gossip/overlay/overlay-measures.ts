import { type Channel, Draws, type Measures, type WorldView } from '../../../kernel/index.ts';
import { GossipNode } from '../kit/gossip-node.ts';
import {
  averagePathOf,
  clusteringOf,
  edgeCountOf,
  isConnected,
  type Neighbourhoods,
  undirected,
} from '../kit/graph-figures.ts';
import { statisticsOf } from '../kit/statistics.ts';

/** The average path is measured from so many random nodes, since all would take too long in each cycle. */
const SOURCES = 20;

interface Living {
  readonly channel: Channel;
  readonly peers: readonly Channel[];
}

/** Who lives, and whom each of them knows. */
function livingOf(world: WorldView): Living[] {
  const living: Living[] = [];
  for (const { actor, channel, life } of world.actors()) {
    if (life !== 'present' || !(actor instanceof GossipNode)) continue;
    living.push({ channel, peers: actor.membership.peers() });
  }
  return living;
}

/** The graph of whom the living know, without directions. */
export function graphOf(world: WorldView): Neighbourhoods {
  const living = livingOf(world);
  const channels = living.map(({ channel }) => channel);
  return undirected(channels, (index) => living[index].peers);
}

/** How many of the living know each of them. */
export function inDegreesOf(world: WorldView): number[] {
  const living = livingOf(world);
  const counts = new Map(living.map(({ channel }) => [channel, 0]));
  for (const { peers } of living) {
    for (const peer of peers) {
      const count = counts.get(peer);
      if (count !== undefined) counts.set(peer, count + 1);
    }
  }
  return [...counts.values()];
}

/** The share of known peers that are not alive. */
function staleness(world: WorldView): number {
  const living = livingOf(world);
  const channels = new Set(living.map(({ channel }) => channel));
  const known = living.flatMap(({ peers }) => peers);
  return known.filter((peer) => !channels.has(peer)).length / known.length;
}

/** The measures of every overlay. `averagePath` is from 20 random nodes to all others. */
export const overlayMeasures: Measures = {
  clustering: (world) => clusteringOf(graphOf(world)),
  averagePath: (world) =>
    averagePathOf(graphOf(world), {
      sources: SOURCES,
      draws: new Draws({ high: 0, low: 0 }).reset(0, world.eventCount),
    }),
  inDegreeDeviation: (world) => Math.sqrt(statisticsOf(inDegreesOf(world)).variance),
  edges: (world) => edgeCountOf(graphOf(world)),
  isConnected: (world) => Number(isConnected(graphOf(world))),
  staleness,
};
