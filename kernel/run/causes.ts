import type { ObservedEvent, Observer } from '../actors/observer.ts';
import { SimulationError } from '../data/errors.ts';

/** The limit of remembered events, which take 16 bytes each. */
const EVENTS_MAX = 50_000_000;

const BLOCK_SIZE = 2 ** 16;

/**
 * Remembers the causes of all events up to the wanted one. Make it an observer of a world, and
 * advance the world until `found` is set.
 */
export class CauseObserver implements Observer {
  /** The wanted event, once it has happened. */
  found: ObservedEvent | undefined;
  /** Ids and causes of all events so far, four words each, in blocks. */
  private readonly blocks: Uint32Array[] = [];

  constructor(
    /** The event's number in the run, from 1, or its id. */
    private readonly wanted: number | string,
  ) {}

  /** @throws bad-argument when the event comes too late in the run for its causes to be remembered. */
  event(event: ObservedEvent): void {
    if (this.found !== undefined) return;
    const { index, id, cause } = event;
    if (index > EVENTS_MAX) {
      throw new SimulationError(
        'bad-argument',
        `event ${this.wanted}: not among the first ${EVENTS_MAX} events, which is as far as causes are traced`,
      );
    }
    const block = Math.floor(index / BLOCK_SIZE);
    this.blocks[block] ??= new Uint32Array(4 * BLOCK_SIZE);
    this.blocks[block].set([...words(id), ...words(cause)], 4 * (index % BLOCK_SIZE));
    if (index === this.wanted || id === this.wanted) this.found = event;
  }

  /** Numbers of the event's causes, the first cause first, and of the event itself, last. */
  chain(): number[] {
    if (this.found === undefined) return [];
    const chain = [this.found.index];
    let [high, low] = words(this.found.cause);
    for (let index = this.found.index - 1; index > 0; index--) {
      const block = this.blocks[Math.floor(index / BLOCK_SIZE)];
      const start = 4 * (index % BLOCK_SIZE);
      if (block[start] !== high || block[start + 1] !== low) continue;
      chain.push(index);
      [high, low] = [block[start + 2], block[start + 3]];
    }
    return chain.reverse();
  }
}

const words = (id: string): [number, number] => [
  Number.parseInt(id.slice(0, 8), 16),
  Number.parseInt(id.slice(8), 16),
];
