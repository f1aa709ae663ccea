import type { ActorSystem } from '../actors/actor-system.ts';
import type { Address } from '../actors/address.ts';
import type { Channel } from '../actors/channel.ts';
import type { Counts } from '../actors/counts.ts';
import type { Life } from '../actors/population.ts';
import type { Instant } from '../data/time.ts';
import type { Outcome } from './result.ts';
import type { Scenario } from './scenario.ts';

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

/** A world as whoever looks at it sees it: nothing here changes it. */
export interface WorldView {
  readonly scenario: Scenario;
  /** The instant of the last event; of a run that has ended at its limit of time, that instant. */
  readonly now: Instant;
  /** Events so far. */
  readonly eventCount: number;
  /** Hash of the run so far. */
  readonly fingerprint: string;
  readonly counts: Counts;
  /** Whether the run has ended, and why. */
  readonly ending: Outcome | undefined;
  /** All addresses ever named, in order, and who lives there. */
  actors(): Iterable<ActorView>;
  /** The actor of an address, if the run has such an address. O(1). */
  actor(name: string): ActorView | undefined;
  /** Messages sent and not yet arrived, in no order of meaning. */
  inFlight(): Iterable<MessageInFlight>;
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** How an actor is seen from outside. */
export const viewOf = ({ population, zones }: ActorSystem, channel: Address): ActorView => ({
  channel,
  name: channel.name,
  life: population.life(channel.index),
  zone: zones.of(channel),
  actor: population.actors[channel.index],
  disk: population.disk(channel.index)?.contents() ?? NOTHING,
});
