import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Instant } from '../../data/time.ts';
import type { GraphRecord } from './graph.ts';

/**
 * Hands what actors report of the graph to a writer while the run goes on, so that a graph of any size
 * is written slice by slice and never kept.
 */
export class GraphFeed implements Observer {
  /** Set at the end of the run: what has been reported by then is all there is. */
  isClosed = false;
  /** Whether a writer has taken all that was reported. */
  isDrained = true;
  private waiting: GraphRecord[] = [];

  report(report: HeardReport, from: Channel, at: Instant): void {
    this.isDrained = false;
    this.waiting.push(toRecord(report, from, at));
  }

  /** The records in order of arrival; `undefined` when none is waiting and more may come. */
  *records(): Generator<GraphRecord | undefined> {
    for (;;) {
      const records = this.waiting;
      this.waiting = [];
      yield* records;
      if (this.waiting.length > 0) continue;
      if (this.isClosed) return;
      this.isDrained = true;
      yield undefined;
    }
  }
}

function toRecord(report: HeardReport, { name }: Channel, at: Instant): GraphRecord {
  if (report.kind === 'edge') return { kind: 'edge', source: name, target: report.target.name, at };
  const { service, zone } = report;
  return { kind: 'node', name, service, at, ...(zone !== undefined && { zone }) };
}
