import {
  each,
  FAULT_KINDS,
  option,
  SECOND,
  sometimes,
  type WorldView,
} from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { gossipOptions } from '../kit/options.ts';
import { OVERLAYS } from '../membership/overlays.ts';
import { type Delivery, PlumtreeNode } from './plumtree-node.ts';
import { plumtreeOptions } from './plumtree-options.ts';

/** The broadcast that was last made. */
function lastBroadcast(world: WorldView): number {
  let last = -1;
  for (const { actor } of world.actors()) {
    if (actor instanceof PlumtreeNode) last = Math.max(last, ...actor.delivered.keys());
  }
  return last;
}

/** What the living have delivered of a broadcast; `undefined` for who has not. Empty before the first broadcast. */
export function deliveriesOf(
  world: WorldView,
  id = lastBroadcast(world),
): (Delivery | undefined)[] {
  const deliveries: (Delivery | undefined)[] = [];
  if (id < 0) return deliveries;
  for (const { actor, life } of world.actors()) {
    if (!(actor instanceof PlumtreeNode) || life !== 'present') continue;
    deliveries.push(actor.delivered.get(id));
  }
  return deliveries;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Relative message redundancy: the payloads of a broadcast over those that it needs, less one. */
function redundancy(world: WorldView): number {
  const deliveries = deliveriesOf(world).filter((delivery) => delivery !== undefined);
  const payloads = sum(deliveries.map(({ payloadCount }) => payloadCount));
  return deliveries.length === 0 ? Number.NaN : payloads / (deliveries.length - 1) - 1;
}

/** The share of the living that have not delivered the last broadcast. */
const residue = (world: WorldView): number => {
  const deliveries = deliveriesOf(world);
  return deliveries.filter((delivery) => delivery === undefined).length / deliveries.length;
};

/** The hops of the last broadcast's last delivery. */
const lastDeliveryHop = (world: WorldView): number =>
  deliveriesOf(world).reduce((most, delivery) => Math.max(most, delivery?.hops ?? 0), 0);

/**
 * Plumtree, or a flood, over any overlay.
 * Source: Leitao, Pereira, Rodrigues 2007, Epidemic Broadcast Trees.
 */
export const plumtree = gossipModel({
  name: 'plumtree',
  summary: 'broadcasts along a tree that mends itself by announcements (Plumtree)',
  options: {
    ...plumtreeOptions,
    cycles: { ...gossipOptions.cycles, default: 32 },
    overlay: option.choice(['hyparview', ...OVERLAYS.filter((overlay) => overlay !== 'hyparview')]),
  },
  network: { connection: true },
  node: (place, options) => new PlumtreeNode(place, options),
  measures: { residue, redundancy, lastDeliveryHop },
  properties: [
    each('eager and lazy neighbours split the view', PlumtreeNode, ({ branches, membership }) => {
      const { eager, lazy } = branches;
      for (const peer of lazy) if (eager.has(peer)) return `has ${peer.name} in both`;
      const isSplit = membership.peers().length === eager.size + lazy.size;
      return isSplit || 'has others than its neighbours';
    }),
    each('a broadcast is delivered at most once', PlumtreeNode, ({ repeatCount }) => {
      return repeatCount === 0 || 'has delivered a broadcast twice';
    }),
    // A check whose runs end before the first broadcast would show nothing, and is told of.
    sometimes('a broadcast reaches all that live', { every: SECOND }, (world) => {
      const deliveries = deliveriesOf(world);
      return deliveries.length > 1 && !deliveries.includes(undefined);
    }),
  ],
  tolerates: FAULT_KINDS,
});
