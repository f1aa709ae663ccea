import { each, FAULT_KINDS, option } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { gossipOptions } from '../kit/options.ts';
import { HyParView } from '../membership/hyparview.ts';
import { hyparviewOptions } from '../membership/overlay-options.ts';
import { overlayMeasures } from './overlay-measures.ts';
import { OverlayNode } from './overlay-node.ts';

/** The views of a node. */
export const hyparviewOf = ({ membership }: OverlayNode): HyParView | undefined =>
  membership instanceof HyParView ? membership : undefined;

export const hyparview = gossipModel({
  name: 'hyparview',
  summary: 'small symmetric views, with passive ones to replace those that fail (HyParView)',
  options: {
    ...hyparviewOptions,
    cycles: { ...gossipOptions.cycles, default: 50 },
    overlay: option.choice(['hyparview']),
  },
  network: { connection: true },
  node: (place) => new OverlayNode(place),
  measures: overlayMeasures,
  properties: [
    each(
      'views are bounded, disjoint and without their owner',
      OverlayNode,
      (node, { channel }) => {
        const views = hyparviewOf(node);
        if (views === undefined) return true;
        const { active, passive } = views;
        if (active.has(channel) || passive.has(channel)) return 'knows itself';
        const both = active.peers.find((peer) => passive.has(peer));
        return both === undefined || `has ${both.name} in both views`;
      },
    ),
  ],
  tolerates: FAULT_KINDS,
});
