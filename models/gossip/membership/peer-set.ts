import type { Channel, Draws } from '../../../kernel/index.ts';

/** A bounded set of peers, in the order in which they came. */
export class PeerSet {
  private readonly members: Channel[] = [];

  constructor(private readonly sizeMax: number) {}

  get peers(): readonly Channel[] {
    return this.members;
  }

  get size(): number {
    return this.members.length;
  }

  get isFull(): boolean {
    return this.members.length >= this.sizeMax;
  }

  has(peer: Channel): boolean {
    return this.members.includes(peer);
  }

  /** Adds a peer, unless it is there or the set is full. Returns whether it was added. */
  add(peer: Channel): boolean {
    if (this.isFull || this.has(peer)) return false;
    this.members.push(peer);
    return true;
  }

  /** Returns whether it was there. */
  remove(peer: Channel): boolean {
    const place = this.members.indexOf(peer);
    if (place < 0) return false;
    this.members.splice(place, 1);
    return true;
  }

  /** A random peer that is none of `but`; `undefined` if there is none. */
  pick(random: Draws, but: readonly Channel[] = []): Channel | undefined {
    const rest =
      but.length === 0 ? this.members : this.members.filter((peer) => !but.includes(peer));
    return rest.length === 0 ? undefined : random.pick(rest);
  }

  /** Different random peers, at most `count`. */
  sample(random: Draws, count: number): Channel[] {
    return random.sample(this.members, Math.min(count, this.members.length));
  }
}
