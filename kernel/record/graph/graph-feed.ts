import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Instant } from '../../data/time.ts';
import type { GraphRecord } from './graph.ts';

/**
 * Passes the records of the graph on to a writer while the run goes on. So a graph of any size is
 * written slice by slice, and is never kept in memory.
 */
export class GraphFeed implements Observer {
  /** Set this at the end of the run, when no more records can come. */
  isClosed = false;
  /** Whether no actor has reported a node. */
  isEmpty = true;
  /** Whether a writer has taken all records. */
  isDrained = true;
  private waiting: GraphRecord[] = [];

  report(report: HeardReport, from: Channel, at: Instant): void {
    this.isDrained = false;
    if (report.kind === 'node') this.isEmpty = false;
    this.waiting.push(toRecord(report, from, at));
  }

  /** Yields the records in order of arrival, and `undefined` when none is waiting and more may come. */
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
