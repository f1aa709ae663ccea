import { GossipNode } from '../kit/gossip-node.ts';

/** A node that does nothing but keep its view. */
export class OverlayNode extends GossipNode<never> {}
