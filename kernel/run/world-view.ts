import type { Actor } from '../actors/actor.ts';
import type { Cell, Channel, Life } from '../actors/channel.ts';
import type { Zones } from '../actors/zones.ts';
import type { Instant } from '../engine/time.ts';

/** An actor as seen from outside. */
export interface ActorView {
  readonly channel: Channel;
  readonly name: string;
  readonly life: Life;
  /** Where it lives, if it lives in a zone. */
  readonly zone: string | undefined;
  /** Its state. It stays readable when the actor is gone. Look, do not touch. */
  readonly actor: Actor<unknown, unknown> | undefined;
}

/** A message on its way. */
export interface MessageInFlight {
  readonly at: Instant;
  readonly from: Channel;
  readonly to: Channel;
  readonly message: unknown;
}

/** How a cell is seen from outside. */
export const viewOf = (cell: Cell, zones: Zones): ActorView => ({
  channel: cell,
  name: cell.name,
  life: cell.life,
  zone: zones.of(cell),
  actor: cell.actor,
});
