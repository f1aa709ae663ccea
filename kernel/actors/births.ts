import { assert, SimulationError } from '../data/errors.ts';
import type { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { Mix } from '../data/mix.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Engine } from '../engine/engine.ts';
import { EventKind } from '../queue/event-store.ts';
import type { Actor, SpawnOptions } from './actor.ts';
import { type Address, isAddress, shownChannel } from './address.ts';
import type { Channel } from './channel.ts';
import { checkHandlers } from './check-handlers.ts';
import { type Origin, type Population, SET_UP } from './population.ts';
import type { Zones } from './zones.ts';

/** Keys that keep addresses apart from other hashes, and starts from other children. They are part of the laws. */
const KEY = { address: 0x2545f491, start: 0x1b873593 };

const mix = new Mix();

/** Addresses, and the lives that begin there. */
export class Births {
  constructor(
    private readonly engine: Engine,
    private readonly hash: DataHash,
    private readonly population: Population,
    private readonly zones: Zones,
    private readonly home: Home,
  ) {}

  /**
   * Returns the channel of an address, the same one at each call. Its identity follows from its
   * name alone.
   * @throws misuse for a name that is not a text or is empty, and for a zone that is not a text.
   */
  address(name: string, zone?: string): Address {
    let address = this.population.find(name);
    if (address === undefined) {
      if (typeof name !== 'string' || name === '') throw noName(name);
      this.hash.of(name);
      const { high, low } = mix.reset(KEY.address, 0).absorb(this.hash.high, this.hash.low);
      address = this.population.declare(name, high, low, this.home);
      this.engine.fingerprint.include(address);
    }
    if (zone !== undefined) {
      checkZone(zone, 'the set-up', address);
      this.zones.put(address, zone);
    }
    return address;
  }

  /** Begins a life. The set-up has no `spawner`. @throws misuse as `Self.spawn`. */
  spawn(
    spawner: Address | undefined,
    at: string | Channel,
    make: () => unknown,
    options: SpawnOptions,
  ): Address {
    const who = spawner?.name ?? 'the set-up';
    const address = this.addressOf(at, who);
    if (typeof make !== 'function' || isClass(make)) throw noFactory(who, address, make);
    const { population, zones } = this;
    if (options.zone !== undefined) checkZone(options.zone, who, address);
    const zone = options.zone ?? zones.of(address) ?? (spawner && zones.of(spawner));
    const spawnerIndex = spawner?.index ?? SET_UP;
    if (population.life(address.index) === 'present') {
      if (population.isOfEarlierLife(address.index, spawnerIndex)) return address;
      throw living(who, address);
    }
    if (address === spawner) {
      throw refusal(`${who} spawns its own address, expected another, as its handler still runs`);
    }
    if (zone !== undefined) zones.put(address, zone);
    const spawnerLife = population.lifeCount(spawnerIndex);
    const origin = { make, spawner: spawnerIndex, spawnerLife };
    population.keepOrigin(address.index, origin);
    const down = population.downs.get(address.index);
    if (down === undefined) this.begin(address, origin, who);
    else down.revives = true;
    return address;
  }

  /** Begins the next life of an address that no fault holds any longer, as its last life was made. */
  revive(address: Address): void {
    const origin = this.population.origin(address.index);
    assert(origin !== undefined, 'an address that comes back has had a life');
    const { actors, waking } = this.population;
    const last = waking.get(address.index) ?? actors[address.index];
    // Its spawner may have a new life by now, which has not spawned it.
    this.begin(address, origin, `the restart of ${address.name}`);
    if (address.living?.start !== undefined) waking.set(address.index, last);
  }

  private begin(address: Address, origin: Origin, who: string): void {
    const { population } = this;
    const { make, spawner, spawnerLife } = origin;
    const actor: unknown = make();
    this.checkMade(actor, address, who);
    population.begin(address, actor, spawner, spawnerLife);
    // An actor may have no start event, so the disk is hashed here.
    const disk = population.disk(address.index);
    if (disk !== undefined) this.engine.fingerprint.take(address, disk.high, disk.low);
    if (actor.start !== undefined) {
      const { idHigh, idLow } = address;
      const life = population.lifeCount(address.index);
      this.engine.schedule(EventKind.start, 0, address, idHigh ^ KEY.start, idLow, life);
    }
  }

  private addressOf(at: unknown, who: string): Address {
    if (typeof at === 'string') return this.address(at);
    if (isAddress(at) && at.home === this.home) return at;
    throw refusal(
      `${who} spawns at ${shownChannel(at)}, expected a name or a channel of this run (${this.home.label})`,
    );
  }

  private checkMade(
    actor: unknown,
    address: Address,
    who: string,
  ): asserts actor is Actor<unknown, unknown> {
    if (typeof actor !== 'object' || actor === null) {
      throw refusal(
        `${who} spawns ${quote(address.name)}: its factory made ${shown(actor)}, expected an actor`,
      );
    }
    if (typeof (actor as { then?: unknown }).then === 'function') {
      throw refusal(
        `${who} spawns ${quote(address.name)}: its factory made a promise, expected an actor`,
      );
    }
    if (actor === this.population.actors[address.index]) {
      throw refusal(
        `${who} spawns ${quote(address.name)}: its factory made the actor of an earlier life, expected a new one`,
      );
    }
    checkHandlers(actor, who, address);
    // The factory may have spawned there itself.
    if (this.population.life(address.index) === 'present') throw living(who, address);
  }
}

const refusal = (message: string): SimulationError => new SimulationError('misuse', message);

const noName = (name: unknown): SimulationError =>
  refusal(`got ${shown(name)} for the name of an actor, expected a text that is not empty`);

const living = (who: string, { name }: Address): SimulationError =>
  refusal(`${who} spawns ${quote(name)}, where an actor lives, expected another name`);

function checkZone(zone: unknown, who: string, { name }: Address): void {
  if (typeof zone === 'string') return;
  throw refusal(`${who} puts ${quote(name)} in zone ${shown(zone)}, expected a text`);
}

/** Whether a function is a class, which cannot be called without `new`. Only a class has a fixed prototype. */
const isClass = (make: () => unknown): boolean =>
  Object.getOwnPropertyDescriptor(make, 'prototype')?.writable === false;

function noFactory(who: string, { name }: Address, got: unknown): SimulationError {
  const maker: unknown = typeof got === 'object' && got !== null ? got.constructor : got;
  const made = typeof maker === 'function' && maker !== Object ? maker.name : '';
  const instead = made === '' ? '' : `: () => new ${made}(...)`;
  let given = shown(got);
  if (made !== '') given = maker === got ? `the class ${made}` : `an instance of ${made}`;
  return refusal(
    `${who} spawns ${quote(name)} with ${given}, expected a function that makes an actor for each life${instead}`,
  );
}
