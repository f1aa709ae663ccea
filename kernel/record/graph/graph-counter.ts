import type { HeardReport, Observer } from '../../actors/observer.ts';

/** Counts nodes and edges: what every result tells of the graph. */
export class GraphCounter implements Observer {
  nodes = 0;
  edges = 0;

  report({ kind }: HeardReport): void {
    if (kind === 'node') this.nodes++;
    else this.edges++;
  }
}
