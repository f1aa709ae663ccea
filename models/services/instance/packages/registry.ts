import {
  type Channel,
  type Duration,
  gotocol,
  type Instant,
  type Intention,
  SECOND,
} from '../../../../kernel/index.ts';
import { REACHES, type Reach, within } from '../../architecture/reach.ts';
import type { Order } from '../calls.ts';
import { Directory, describeNeighbour } from '../directory.ts';
import type { Answer, Task } from '../request.ts';
import { type Behaviour, DONE, type Server, type ServerSelf } from './behaviour.ts';
import { replicate } from './replicate.ts';

/** How long an instance stays registered. Source: the default of Eureka's own leases. */
export const LEASE: Duration = 90 * SECOND;

/** The data that a client sends along: its zone, and the reach of the instances that it asks for. */
export interface ClientNote {
  readonly zone?: string;
  readonly reach?: Reach;
}

/**
 * eureka, a registry. An instance that puts a service's name is registered as an instance of it,
 * here and at the registry's peers. An instance that gets a service's name receives NameDrops of
 * the instances that it may call. It forgets an instance that has not registered again for 90 s.
 */
export class Registry implements Behaviour {
  private readonly instances = new Directory();
  /** When instances registered last. */
  private readonly renewedAt = new Map<Channel, Instant>();

  begin(task: Task, server: Server, self: ServerSelf): void {
    const { imposition, key, channel } = task;
    const note = readNote(task.value);
    if (channel === null || note === undefined) {
      self.count('malformed');
      return server.answer(task, { status: 'failed', value: null }, self);
    }
    const { zone, reach = 'world' } = note;
    if (imposition === 'GetRequest') {
      const known = this.instances.of(key).filter((one) => this.isAlive(one.channel, self.now));
      const found = within(known, zone, reach);
      for (const neighbour of found) {
        if (neighbour.channel === channel) continue;
        const about: Intention = describeNeighbour(neighbour);
        self.send(channel, gotocol('NameDrop', neighbour.channel, about));
      }
      return server.answer(task, { status: 'ok', value: found.length }, self);
    }
    this.instances.add({ channel, service: key, zone });
    this.renewedAt.set(channel, self.now);
    if (imposition === 'Put') {
      for (const peer of server.directory.channelsOf(server.service.name)) {
        if (peer !== self.channel) replicate(task, peer, channel, self);
      }
    }
    server.answer(task, DONE, self);
  }

  *registered(now: Instant): Generator<Channel> {
    for (const channel of this.renewedAt.keys()) if (this.isAlive(channel, now)) yield channel;
  }

  private isAlive(channel: Channel, now: Instant): boolean {
    return now <= (this.renewedAt.get(channel) ?? 0) + LEASE;
  }

  /** Does nothing, since a registry calls nobody. */
  ended(_task: Task, _order: Order, _answer: Answer): void {}
}

/** Reads the note of a client; `undefined` if it is malformed. */
function readNote(value: Intention): ClientNote | undefined {
  const { zone, reach } = (value ?? {}) as Readonly<Record<string, Intention>>;
  const isZone = zone === undefined || typeof zone === 'string';
  const known = REACHES.find((one) => one === reach);
  if (!isZone || (reach !== undefined && known === undefined)) return undefined;
  return { ...(zone !== undefined && { zone }), ...(known !== undefined && { reach: known }) };
}
