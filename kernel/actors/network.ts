import type { Draws } from '../engine/draws.ts';
import type { Duration, Instant } from '../engine/time.ts';
import type { Channel } from './channel.ts';

/**
 * How long a message is on its way: the seam at which the network stands in. `draws` is keyed by the
 * message's own id, so that whatever else is sent or drawn, this message draws this latency. Called once for
 * each message, in the order in which they are sent.
 */
export interface Network {
  latency(from: Channel, to: Channel, draws: Draws, now: Instant): Duration;
}
