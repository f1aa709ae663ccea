import type { Channel, Draws, Self } from '../../../kernel/index.ts';

/** A message of a protocol that keeps views of others. `view` is its verb. */
export interface ViewMessage {
  readonly view: string;
}

/** What a membership protocol asks of the node that it serves. */
export type ViewSelf = Self<ViewMessage, 'View'>;

/**
 * Whom a node knows: all others, its neighbours in a graph, or the view that a protocol keeps. Every
 * protocol of this library runs over each of them. Each life of a node has its own.
 */
export interface Membership {
  /** Grows whenever the peers change; 0 where they never do. */
  readonly version: number;
  /** The peers that the node knows now. It may take as long as there are peers. */
  peers(): readonly Channel[];
  /** One of them, all equally likely; `undefined` if it knows nobody. */
  pick(random: Draws): Channel | undefined;
  /** The node's life begins. */
  start?(self: ViewSelf): void;
  /** Called once each cycle, before the node acts. */
  cycle?(self: ViewSelf): void;
  /** The timer `View` is due, which the protocol has set. */
  timer?(self: ViewSelf): void;
  receive?(message: ViewMessage, from: Channel, self: ViewSelf): void;
  /** The connection to a peer has broken. */
  broken?(peer: Channel, self: ViewSelf): void;
}

/** Whether a message is one of a membership protocol. */
export const isViewMessage = (message: unknown): message is ViewMessage =>
  typeof message === 'object' && message !== null && 'view' in message;
