import { type Channel, each, FAULT_KINDS, type WorldView } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { PhiNode } from './phi-node.ts';
import { phiOptions } from './phi-options.ts';

/** The living nodes. */
function livingOf(world: WorldView): Map<Channel, PhiNode> {
  const living = new Map<Channel, PhiNode>();
  for (const { actor, channel, life } of world.actors()) {
    if (actor instanceof PhiNode && life === 'present') living.set(channel, actor);
  }
  return living;
}

/** The pairs of a living node and a peer that it suspects, which is alive or not. */
function suspicions(world: WorldView, isLiving: boolean): number {
  const living = livingOf(world);
  let count = 0;
  for (const { suspected } of living.values()) {
    for (const peer of suspected.keys()) if (living.has(peer) === isLiving) count += 1;
  }
  return count;
}

/** The largest phi of any living node against another. */
function largestPhi(world: WorldView): number {
  const living = livingOf(world);
  let largest = 0;
  for (const node of living.values()) {
    for (const peer of living.keys()) largest = Math.max(largest, node.phi(peer, world.now));
  }
  return largest;
}

/**
 * The phi accrual failure detector: not whether a peer has failed, but how much speaks for it.
 * Source: Hayashibara, Defago, Yared, Katayama 2004, The phi Accrual Failure Detector.
 */
export const phiAccrual = gossipModel({
  name: 'phi-accrual',
  summary: 'a failure detector that says how much speaks against a peer (phi accrual)',
  options: phiOptions,
  node: (place, options) => new PhiNode(place, options),
  measures: {
    phi: largestPhi,
    detected: (world) => suspicions(world, false),
    falseSuspicions: (world) => suspicions(world, true),
  },
  properties: [
    each('nobody suspects itself', PhiNode, ({ suspected }, { channel }) => {
      return !suspected.has(channel) || 'suspects itself';
    }),
  ],
  tolerates: FAULT_KINDS,
});
