import type { Actor } from '../actors/actor.ts';
import type { Channel } from '../actors/channel.ts';
import type { Life, Population } from '../actors/population.ts';
import type { Instant } from '../engine/time.ts';

/** An actor as seen from outside. */
export interface ActorView {
  readonly channel: Channel;
  readonly name: string;
  readonly life: Life;
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

/** How the actor of this index is seen from outside. */
export const viewOf = (population: Population, index: number): ActorView => ({
  channel: population.cells[index],
  name: population.cells[index].name,
  life: population.life(index),
  actor: population.actors[index],
});
