import { each, FAULT_KINDS, option } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { gossipOptions } from '../kit/options.ts';
import { Cyclon } from '../membership/cyclon.ts';
import { cyclonOptions } from '../membership/overlay-options.ts';
import { overlayMeasures } from './overlay-measures.ts';
import { OverlayNode } from './overlay-node.ts';

/** The view of a node of this model. */
export const cyclonOf = ({ membership }: OverlayNode): Cyclon | undefined =>
  membership instanceof Cyclon ? membership : undefined;

export const cyclon = gossipModel({
  name: 'cyclon',
  summary: 'random views that shuffle their pointers (Cyclon)',
  options: {
    ...cyclonOptions,
    cycles: { ...gossipOptions.cycles, default: 100 },
    overlay: option.choice(['cyclon']),
  },
  node: (place) => new OverlayNode(place),
  measures: overlayMeasures,
  properties: [
    each(
      'a view is bounded, without its owner, and has each peer once',
      OverlayNode,
      (node, { channel }) => {
        const peers = cyclonOf(node)?.peers() ?? [];
        if (peers.includes(channel)) return 'knows itself';
        return new Set(peers).size === peers.length || 'knows a peer twice';
      },
    ),
  ],
  tolerates: FAULT_KINDS,
});
