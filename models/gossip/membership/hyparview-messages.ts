import type { Channel } from '../../../kernel/index.ts';

/** The messages of HyParView. */
export type HyParViewMessage =
  /** A new node asks its contact to let it in. */
  | { readonly view: 'join' }
  /** A random walk that tells of a new node. */
  | { readonly view: 'forward-join'; readonly joined: Channel; readonly hops: number }
  /** The sender has the receiver in its active view, and asks to be in its own. */
  | { readonly view: 'linked' }
  /** The sender has taken the receiver out of its active view, or does not have it there. */
  | { readonly view: 'disconnect' }
  /** The sender asks for a place. One without any neighbour is never refused. */
  | { readonly view: 'neighbor'; readonly isUrgent: boolean }
  | { readonly view: 'accepted' }
  | { readonly view: 'rejected' }
  /** A random walk with peers to exchange. */
  | {
      readonly view: 'shuffle';
      readonly origin: Channel;
      readonly peers: readonly Channel[];
      readonly hops: number;
    }
  | { readonly view: 'shuffled'; readonly peers: readonly Channel[] }
  /** The sender still has the receiver in its active view. */
  | { readonly view: 'alive' };
