import type { Actor } from '../actors/actor.ts';
import type { ActorSystem } from '../actors/actor-system.ts';
import type { Address } from '../actors/address.ts';
import type { Channel } from '../actors/channel.ts';
import { noteClient } from '../actors/clients.ts';
import { SET_UP } from '../actors/population.ts';
import { SimulationError } from '../data/errors.ts';
import { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { quote } from '../data/names.ts';
import type { Instant } from '../data/time.ts';
import { type CompleteOperation, instantOf } from './complete-faults.ts';
import { type FaultSchedule, ROOT_KEY } from './schedule.ts';

/** What has arrived at the address of an operation. */
export interface Answer {
  /** The key of the operation. */
  readonly operation: string;
  readonly at: Instant;
  /** The name of the actor that answered. */
  readonly from: string;
  readonly message: unknown;
}

/** Sends messages from outside, each from an address of its own, and keeps what is answered. */
export class Operations {
  readonly answers: Answer[] = [];
  private readonly hash: DataHash;

  constructor(
    private readonly system: ActorSystem,
    private readonly schedule: FaultSchedule,
    home: Home,
  ) {
    this.hash = new DataHash(home, false);
  }

  /** @throws bad-scenario for an operation at whose address an actor of the model lives. */
  scheduleAll(operations: readonly CompleteOperation[]): void {
    const inOrder = operations
      .map((operation) => ({ operation, at: instantOf(operation.at) }))
      .sort((one, other) => one.at - other.at);
    for (const { operation } of inOrder) this.add(operation);
  }

  private add({ key, at, to, message }: CompleteOperation): void {
    const { births, population } = this.system;
    const client = births.address(`operation ${key}`);
    if (population.life(client.index) !== 'declared') {
      throw new SimulationError(
        'bad-scenario',
        `operations: key: got ${quote(key)}, expected another, as the model has an actor ${quote(client.name)}`,
      );
    }
    noteClient(client);
    const receive = (answer: unknown, from: Channel): void => {
      this.answers.push({
        operation: key,
        at: this.system.engine.now,
        from: from.name,
        message: answer,
      });
    };
    const actor: Actor<unknown, unknown> = { receive };
    // The scenario holds plain data only, so that it has a hash.
    const { high, low } = this.hash.of(message);
    population.begin(client, actor, SET_UP);
    this.schedule.root(instantOf(at), ROOT_KEY.operation, key, client, {
      happen: (slot) => this.send(slot, client, to, message, high, low),
    });
  }

  private send(
    slot: number,
    client: Address,
    to: string,
    message: unknown,
    dataHigh: number,
    dataLow: number,
  ): void {
    const { arrivals, counters, deferrals, engine, observation, population } = this.system;
    const receiver = population.find(to);
    const isAlive = receiver?.living !== undefined;
    if (isAlive && arrivals.waits(slot, receiver)) return;
    const deferred = deferrals.take(slot);
    engine.store.release(slot);
    counters.sent++;
    engine.fingerprint.send(client, engine.idHigh, engine.idLow, dataHigh, dataLow);
    // A crash drops what waited for the actor.
    const hasWaited = receiver !== undefined && arrivals.hasCrashedSince(receiver, deferred);
    if (isAlive && !hasWaited && !arrivals.isDropped())
      return this.system.receive(receiver, client, message);
    const reason = isAlive && !hasWaited ? 'lost' : 'gone';
    counters.drop(reason);
    if (observation.hasEvents)
      observation.event('message', receiver ?? client, client, message, reason);
  }
}
