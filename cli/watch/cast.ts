import { type Channel, isClient } from '../../kernel/index.ts';
import { OUTSIDE } from './picture.ts';

/**
 * Numbers the actors of a run in the order in which they were first seen. Two worlds of one run
 * number them alike, since they see the same.
 */
export class Cast {
  readonly names: string[] = [];
  private readonly indices = new Map<Channel, number>();

  /** The index of an actor, which gets one if it has none; `OUTSIDE` for a client. */
  indexOf(channel: Channel): number {
    const known = this.indices.get(channel);
    if (known !== undefined) return known;
    const index = isClient(channel) ? OUTSIDE : this.names.length;
    this.indices.set(channel, index);
    if (index !== OUTSIDE) this.names.push(channel.name);
    return index;
  }

  /** The index of the actor of a name; `OUTSIDE` if it was not seen. O(actors). */
  indexOfName(name: string): number {
    return this.names.indexOf(name);
  }
}
