import type { Channel } from '../../kernel/index.ts';
import type { Cast } from './cast.ts';

/** A viewer draws no more edges. */
export const EDGES_MAX = 100_000;

/**
 * The edges of the graph: those that actors report or, until one does, who has sent to whom and how
 * often.
 */
export class Edges {
  areReported = false;
  /** Pairs of actors. */
  private pairs: number[] = [];
  private messages: number[] = [];
  /** The edges of the traffic, by sender and receiver. */
  private readonly lanes = new Map<Channel, Map<Channel, number>>();

  constructor(private readonly cast: Cast) {}

  get count(): number {
    return this.pairs.length / 2;
  }

  report(from: Channel, to: Channel): void {
    if (!this.areReported) {
      this.areReported = true;
      this.pairs = [];
      this.messages = [];
      this.lanes.clear();
    }
    if (this.count < EDGES_MAX) this.add(from, to);
  }

  /** A message has arrived, or was lost. */
  note(from: Channel, to: Channel): void {
    if (this.areReported) return;
    let lanes = this.lanes.get(from);
    if (lanes === undefined) {
      lanes = new Map();
      this.lanes.set(from, lanes);
    }
    const lane = lanes.get(to);
    if (lane !== undefined) {
      this.messages[lane] += 1;
      return;
    }
    if (from === to || this.count === EDGES_MAX) return;
    const edge = this.add(from, to);
    if (edge === undefined) return;
    lanes.set(to, edge);
    this.messages.push(1);
  }

  /** The edges from number `start` on. */
  since(start: number): Int32Array {
    return Int32Array.from(this.pairs.slice(2 * start));
  }

  /** How many messages each edge has carried; empty for reported edges. */
  traffic(): Uint32Array {
    return Uint32Array.from(this.messages);
  }

  private add(from: Channel, to: Channel): number | undefined {
    const [source, target] = [this.cast.indexOf(from), this.cast.indexOf(to)];
    if (source < 0 || target < 0) return undefined;
    this.pairs.push(source, target);
    return this.count - 1;
  }
}
