import type { HeardReport, Observer } from '../../actors/observer.ts';

/** Counts the nodes and edges of the graph, for the result. */
export class GraphCounter implements Observer {
  nodes = 0;
  edges = 0;

  report({ kind }: HeardReport): void {
    if (kind === 'node') this.nodes++;
    else this.edges++;
  }
}
