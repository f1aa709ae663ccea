import type { Duration, Instant } from '../data/time.ts';
import type { Draws } from '../random/draws.ts';
import type { Channel } from './channel.ts';
import type { DropReason } from './observer.ts';

/** A message that the network decides about. One object is used for all messages, so do not keep it. */
export interface Envelope {
  readonly from: Channel;
  readonly to: Channel;
  readonly message: unknown;
  /** When it was sent. */
  readonly sentAt: Instant;
  /** The two words of its id. */
  readonly idHigh: number;
  readonly idLow: number;
  /** Random numbers keyed by the message's id, so that other messages and draws do not change them. */
  readonly draws: Draws;
}

/** The network's decision about a message that is sent. */
export interface Fate {
  /** How long the message takes, unless earlier messages of an ordered link delay it. */
  readonly latency: Duration;
  /** Whether it arrives after all earlier messages of its link. If not, it may overtake them. */
  readonly isOrdered: boolean;
  /** Whether all messages of the link take equally long. Then they keep their order by themselves. */
  readonly isSteady: boolean;
  /** How many further copies of it arrive. Each is a question of its own; no copy has copies. The default is 0. */
  readonly copies?: number;
  /** Whether the link is a connection, which can break. */
  readonly isConnection?: boolean;
}

/**
 * The network's decision about a message that arrives: it is delivered, dropped for a reason, or held
 * until a later instant, when the network is asked again. `FOREVER` holds it for good.
 */
export type Arrival = 'delivered' | DropReason | Instant;

/**
 * Decides about messages. Both methods are pure: the same question always has the same answer. The
 * engine keeps the messages of a link in order, so the network keeps no state for it.
 */
export interface Network {
  /** Called when a message is sent. It may return the same object each time, since the caller reads it at once. */
  fate(envelope: Envelope): Fate;
  /** Called when a message arrives. Without it, every message is delivered. */
  verdict?(envelope: Envelope, at: Instant): Arrival;
}
