import type { Channel, Draws, Self } from '../../../kernel/index.ts';

/** A message of a protocol that keeps views of others. `view` is its verb. */
export interface ViewMessage {
  readonly view: string;
}

/** What a membership protocol asks of the node that it serves. */
export type ViewSelf = Self<ViewMessage, never>;

/** Is told when the view of a node changes. */
export interface ViewListener {
  up(peer: Channel, self: ViewSelf): void;
  down(peer: Channel, self: ViewSelf): void;
}

/**
 * Whom a node knows: all others, its neighbours in a graph, or the view that a protocol keeps. Every
 * protocol of this library runs over each of them. Each life of a node has its own.
 */
export interface Membership {
  /** Hears of changes, if the node needs to know them. */
  listener?: ViewListener | undefined;
  /** The peers that the node knows now. It may take as long as there are peers. */
  peers(): readonly Channel[];
  /** One of them, all equally likely; `undefined` if it knows nobody. */
  pick(random: Draws): Channel | undefined;
  /** The node's life begins. */
  start?(self: ViewSelf): void;
  /** Called once each cycle, before the node acts. */
  cycle?(self: ViewSelf): void;
  receive?(message: ViewMessage, from: Channel, self: ViewSelf): void;
  /** The connection to a peer has broken. */
  broken?(peer: Channel, self: ViewSelf): void;
}

/** Whether a message is one of a membership protocol. */
export const isViewMessage = (message: unknown): message is ViewMessage =>
  typeof message === 'object' && message !== null && 'view' in message;
