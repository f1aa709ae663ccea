import type { Channel, HeardReport, Observer, Table } from '../../kernel/index.ts';

/** The distribution has at most this many rows. A longer one is gathered into ranges of equal width. */
const ROWS_MAX = 16;

/** Counts the edges that lead to each actor: the degree distribution of a run's graph. */
export class KnownBy implements Observer {
  private readonly counts = new Map<Channel, number>();

  report(report: HeardReport, from: Channel): void {
    if (report.kind === 'node') this.counts.set(from, this.counts.get(from) ?? 0);
    else this.counts.set(report.target, (this.counts.get(report.target) ?? 0) + 1);
  }

  edges(targets: readonly Channel[]): void {
    for (const target of targets) this.counts.set(target, (this.counts.get(target) ?? 0) + 1);
  }

  /** The table of how many nodes are known by how many. It has no rows for a run without a graph. */
  table(): Table {
    let most = 0;
    for (const count of this.counts.values()) most = Math.max(most, count);
    const width = Math.ceil((most + 1) / ROWS_MAX);
    const nodes: number[] = new Array(
      this.counts.size === 0 ? 0 : Math.floor(most / width) + 1,
    ).fill(0);
    for (const count of this.counts.values()) nodes[Math.floor(count / width)]++;
    return {
      title: 'Nodes by how many know them',
      rows: nodes.map((value, index) => {
        const from = index * width;
        return [width === 1 ? String(from) : `${from}-${from + width - 1}`, value];
      }),
    };
  }
}
