import type { Draws } from '../engine/draws.ts';
import type { Duration } from '../engine/time.ts';
import type { Channel } from './channel.ts';

/**
 * How long a message is on its way: the seam at which the network stands in. `draws` is keyed by the
 * message's own id, so that whatever else is sent or drawn, this message has this latency.
 */
export interface Network {
  latency(from: Channel, to: Channel, draws: Draws): Duration;
}
