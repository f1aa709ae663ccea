import { isAddress } from '../../actors/address.ts';
import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';

const CAPACITY_START = 64;

/** Counts the nodes and edges of the graph, for the result. A node counts once, however often it is reported. */
export class GraphCounter implements Observer {
  nodeCount = 0;
  edgeCount = 0;
  /** By index of the actor: whether it was reported as a node. */
  private nodes = new Uint8Array(CAPACITY_START);

  report({ kind }: HeardReport, from: Channel): void {
    if (kind === 'edge') this.edgeCount++;
    else if (isAddress(from)) this.countNode(from.index);
  }

  edges({ length }: readonly Channel[]): void {
    this.edgeCount += length;
  }

  private countNode(index: number): void {
    if (index >= this.nodes.length) {
      const grown = new Uint8Array(Math.max(index + 1, 2 * this.nodes.length));
      grown.set(this.nodes);
      this.nodes = grown;
    }
    this.nodeCount += 1 - this.nodes[index];
    this.nodes[index] = 1;
  }
}
