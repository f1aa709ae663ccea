import { quote, SimulationError } from '../../kernel/index.ts';

/** A part of the runs of a sweep: those whose number leaves this remainder. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

const COUNT_MAX = 100_000;

/** Reads a shard such as `2/8`. @throws bad-option. */
export function readShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= COUNT_MAX) return { index, count };
  throw new SimulationError(
    'bad-option',
    `--shard: got ${quote(text)}, expected INDEX/COUNT such as 2/8, with an index from 1 to the count, and a count of at most ${COUNT_MAX}`,
  );
}

export const shardText = ({ index, count }: Shard): string => `${index}/${count}`;

/** Whether a run is one of a shard. Neighbours are in different shards, so that each has runs of all points. */
export const isIn = ({ index, count }: Shard, run: number): boolean => run % count === index - 1;
