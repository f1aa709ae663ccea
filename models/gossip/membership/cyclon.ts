import type { Channel, Draws } from '../../../kernel/index.ts';
import type { Membership, ViewMessage, ViewSelf } from './membership.ts';

/** A pointer to a peer, and how many cycles old it is. */
export interface Pointer {
  readonly peer: Channel;
  readonly age: number;
}

type Message =
  | { readonly view: 'shuffle'; readonly pointers: readonly Pointer[] }
  | { readonly view: 'shuffled'; readonly pointers: readonly Pointer[] };

export interface CyclonOptions {
  /** How many pointers a view holds. */
  readonly viewSize: number;
  /** How many pointers a shuffle exchanges. */
  readonly shuffleSize: number;
}

/** A shuffle that has not been answered. */
interface Shuffle {
  readonly peer: Channel;
  readonly sent: readonly Pointer[];
}

/**
 * A view of random peers, which shuffles: in each cycle it exchanges pointers with the peer of its oldest one.
 * A peer that does not answer is forgotten. Where all answer, each view stays as full as it was.
 * Source: Voulgaris, Gavidia, van Steen 2005, CYCLON: Inexpensive Membership Management for Unstructured P2P Overlays.
 */
export class Cyclon implements Membership {
  version = 0;
  private pointers: Pointer[];
  private shuffle: Shuffle | undefined;

  /** Begins with pointers to some peers. */
  constructor(
    private readonly options: CyclonOptions,
    peers: readonly Channel[],
  ) {
    this.pointers = peers.slice(0, options.viewSize).map((peer) => ({ peer, age: 0 }));
  }

  /** The present pointers. */
  get view(): readonly Pointer[] {
    return this.pointers;
  }

  peers(): readonly Channel[] {
    return this.pointers.map(({ peer }) => peer);
  }

  pick(random: Draws): Channel | undefined {
    return this.pointers.length === 0 ? undefined : random.pick(this.pointers).peer;
  }

  cycle(self: ViewSelf): void {
    this.shuffle = undefined;
    const aged = this.pointers.map(({ peer, age }) => ({ peer, age: age + 1 }));
    this.pointers = aged;
    if (aged.length === 0) return;
    const oldest = aged.reduce((one, other) => (other.age > one.age ? other : one));
    this.pointers = aged.filter((pointer) => pointer !== oldest);
    this.version += 1;
    const count = Math.min(this.options.shuffleSize - 1, this.pointers.length);
    const sent = self.random.sample(this.pointers, count);
    this.shuffle = { peer: oldest.peer, sent };
    send(oldest.peer, 'shuffle', [...sent, { peer: self.channel, age: 0 }], self);
  }

  receive(message: ViewMessage, from: Channel, self: ViewSelf): void {
    const { view, pointers } = message as Message;
    if (view === 'shuffle') {
      const count = Math.min(this.options.shuffleSize, this.pointers.length);
      const sent = self.random.sample(this.pointers, count);
      send(from, 'shuffled', sent, self);
      this.merge(pointers, sent, self);
    } else if (this.shuffle?.peer === from) {
      const { sent } = this.shuffle;
      this.shuffle = undefined;
      this.merge(pointers, sent, self);
      // If nothing of the answer was new, the slot of the peer would stay empty.
      this.merge([{ peer: from, age: 0 }], [], self);
    }
  }

  /** Takes new pointers: into empty slots first, then in place of those that were sent. */
  private merge(
    received: readonly Pointer[],
    sent: readonly Pointer[],
    { channel }: ViewSelf,
  ): void {
    const replaceable = [...sent];
    this.version += 1;
    for (const pointer of received) {
      const isKnown = this.pointers.some(({ peer }) => peer === pointer.peer);
      if (pointer.peer === channel || isKnown) continue;
      if (this.pointers.length < this.options.viewSize) {
        this.pointers.push(pointer);
        continue;
      }
      let slot = -1;
      while (slot < 0 && replaceable.length > 0) {
        slot = this.pointers.indexOf(replaceable.shift() as Pointer);
      }
      if (slot < 0) return;
      this.pointers[slot] = pointer;
    }
  }
}

/** Sends a message of the protocol. */
const send = (
  to: Channel,
  view: Message['view'],
  pointers: readonly Pointer[],
  self: ViewSelf,
): void => self.send(to, { view, pointers } as Message);
