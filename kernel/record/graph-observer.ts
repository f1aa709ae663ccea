import type { Report } from '../actors/actor.ts';
import type { Channel } from '../actors/channel.ts';
import type { Observer } from '../actors/observer.ts';
import type { Instant } from '../engine/time.ts';
import { Graph } from './graph.ts';

/** Records the graph that the actors report. */
export class GraphObserver implements Observer {
  readonly graph = new Graph();

  report(report: Report, from: Channel, at: Instant): void {
    if (report.kind === 'node') this.graph.addNode(from.name, report.service, at);
    else this.graph.addEdge(from.name, report.target.name, at);
  }
}
