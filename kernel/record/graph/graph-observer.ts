import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Instant } from '../../data/time.ts';
import { Graph } from './graph.ts';

/** Records the graph that the actors report. */
export class GraphObserver implements Observer {
  readonly graph = new Graph();

  report(report: HeardReport, from: Channel, at: Instant): void {
    if (report.kind === 'node') this.graph.addNode(from.name, report.service, at, report.zone);
    else this.graph.addEdge(from.name, report.target.name, at);
  }
}
