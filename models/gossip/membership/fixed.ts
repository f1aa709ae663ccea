import type { Channel, Draws } from '../../../kernel/index.ts';
import type { Membership } from './membership.ts';

/** Full membership: a node knows all others, from the beginning. */
export class Everybody implements Membership {
  readonly version = 0;

  constructor(
    private readonly all: readonly Channel[],
    private readonly index: number,
  ) {}

  peers(): readonly Channel[] {
    return this.all.filter((_, index) => index !== this.index);
  }

  pick(random: Draws): Channel | undefined {
    const { all, index } = this;
    if (all.length < 2) return undefined;
    const other = random.integer(0, all.length - 2);
    return all[other < index ? other : other + 1];
  }
}

/** A node knows its neighbours in a graph, from the beginning. */
export class Neighbours implements Membership {
  readonly version = 0;

  constructor(private readonly neighbours: readonly Channel[]) {}

  peers(): readonly Channel[] {
    return this.neighbours;
  }

  pick(random: Draws): Channel | undefined {
    return this.neighbours.length === 0 ? undefined : random.pick(this.neighbours);
  }
}
