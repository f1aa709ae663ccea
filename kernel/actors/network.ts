import type { Duration, Instant } from '../data/time.ts';
import type { Draws } from '../random/draws.ts';
import type { Channel } from './channel.ts';
import type { DropReason } from './observer.ts';

/** A message as the network is asked about it. One object serves all questions: read it, do not keep it. */
export interface Envelope {
  readonly from: Channel;
  readonly to: Channel;
  readonly message: unknown;
  /** When it was sent. */
  readonly sentAt: Instant;
  /** Random numbers keyed by the message's own id: whatever else is sent or drawn, these stay. */
  readonly draws: Draws;
}

/** What becomes of a message that is sent. */
export interface Fate {
  /** How long it is on its way, where no other message of its link holds it up. */
  readonly latency: Duration;
  /** Whether it arrives after all messages that were sent before it on its link, or may overtake them. */
  readonly isOrdered: boolean;
  /** Promises that all messages of the link take equally long, so that they keep their order by themselves. */
  readonly isSteady: boolean;
}

/** What becomes of a message that arrives: it is delivered, or dropped for a reason. */
export type Verdict = 'delivered' | DropReason;

/**
 * The seam at which the network stands in. Both questions are pure: the same one has the same answer, however
 * often it is asked, and keeping messages of a link in order is the engine's affair.
 */
export interface Network {
  /** Asked when a message is sent, in the order of sending. The answer is read at once, and may be one object. */
  fate(envelope: Envelope): Fate;
  /** Asked when a message arrives at an actor that lives. Without it, every message is delivered. */
  verdict?(envelope: Envelope, at: Instant): Verdict;
}
