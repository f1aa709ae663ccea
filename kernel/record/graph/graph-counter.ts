import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';

/** Counts the nodes and edges of the graph, for the result. */
export class GraphCounter implements Observer {
  nodeCount = 0;
  edgeCount = 0;

  report({ kind }: HeardReport): void {
    if (kind === 'node') this.nodeCount++;
    else this.edgeCount++;
  }

  edges({ length }: readonly Channel[]): void {
    this.edgeCount += length;
  }
}
