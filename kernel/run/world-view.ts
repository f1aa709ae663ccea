import type { ActorSystem } from '../actors/actor-system.ts';
import type { Cell, Channel } from '../actors/channel.ts';
import type { Life } from '../actors/population.ts';
import type { Instant } from '../engine/time.ts';

/** An actor as seen from outside. */
export interface ActorView {
  readonly channel: Channel;
  readonly name: string;
  readonly life: Life;
  /** Where it lives, if it lives in a zone. */
  readonly zone: string | undefined;
  /** Its state. It stays readable when the actor is gone. Look, do not touch. */
  readonly actor: object | undefined;
  /** What is on its disk, by key. */
  readonly disk: ReadonlyMap<string, unknown>;
}

/** A message on its way. */
export interface MessageInFlight {
  readonly at: Instant;
  readonly from: Channel;
  readonly to: Channel;
  readonly message: unknown;
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** How an actor is seen from outside. */
export const viewOf = ({ population, zones }: ActorSystem, channel: Cell): ActorView => ({
  channel,
  name: channel.name,
  life: population.life(channel.index),
  zone: zones.of(channel),
  actor: population.actors[channel.index],
  disk: population.disk(channel.index)?.contents() ?? NOTHING,
});
