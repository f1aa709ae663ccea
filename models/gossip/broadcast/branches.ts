import type { Channel } from '../../../kernel/index.ts';

/** The neighbours of a node, split: messages are pushed to eager ones and announced to lazy ones. */
export class Branches {
  readonly eager = new Set<Channel>();
  readonly lazy = new Set<Channel>();

  /** Follows the view: a new neighbour is eager, and one that is gone is forgotten. */
  follow(view: readonly Channel[]): void {
    const peers = new Set(view);
    for (const branch of [this.eager, this.lazy]) {
      for (const peer of branch) if (!peers.has(peer)) branch.delete(peer);
    }
    for (const peer of peers) if (!this.lazy.has(peer)) this.eager.add(peer);
  }

  /** Moves a neighbour. Does nothing for a peer that is none. */
  makeEager(peer: Channel): void {
    if (this.lazy.delete(peer)) this.eager.add(peer);
  }

  makeLazy(peer: Channel): void {
    if (this.eager.delete(peer)) this.lazy.add(peer);
  }
}
