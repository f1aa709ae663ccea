import { type Channel, type Model, ms, option, type Setup } from '../../models/spigo.ts';

/** The options that all protocols here have. */
export interface ProtocolOptions {
  /** How many actors there are. */
  readonly members: number;
  /** Whether the bug is there. */
  readonly bug: boolean;
}

/** A protocol with a planted bug, and what is known about it without a search. */
export interface Planted {
  readonly model: Model<ProtocolOptions>;
  /** The smallest scenario that shows the bug. The comment beside it tells its story. */
  readonly smallest: {
    readonly faults: number;
    readonly operations: number;
    readonly actors: number;
  };
  /** A seed from which it is found soon. The default is 1. */
  readonly seed?: number;
  /** Whether fewer than 0.5 % of the runs without faults fail. */
  readonly needsFaults: boolean;
}

export const OPTIONS = { members: option.count(8, { min: 2, max: 9 }), bug: true };

/** So short that timeouts of some 100 ms are not reached without a fault. */
export const NETWORK = { latency: ms(5) };

/** The channels of m1, m2 and so on. */
export const channelsOf = (setup: Setup, count: number): Channel[] =>
  Array.from({ length: count }, (_, index) => setup.channel(`m${index + 1}`));

/** The item at an index that goes round. */
export function around<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length];
}
