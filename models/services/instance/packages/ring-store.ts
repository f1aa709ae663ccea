import type { Channel, Intention } from '../../../../kernel/index.ts';
import { within } from '../../architecture/reach.ts';
import type { Order } from '../calls.ts';
import type { Neighbour } from '../directory.ts';
import type { Answer, Task } from '../request.ts';
import { Ring } from '../ring.ts';
import { type Behaviour, DONE, type Server, type ServerSelf } from './behaviour.ts';
import { replicate } from './replicate.ts';

interface Node {
  readonly name: string;
  readonly channel: Channel;
  readonly zone: string | undefined;
}

/**
 * priamCassandra, a node of a hash ring. It answers a request if it holds the key, else it asks the
 * nearest holder. The first holder that gets a put sends copies to the other holders, and does not
 * wait for them. It calls only its peers, although its service may have other dependencies.
 */
export class RingStore implements Behaviour {
  readonly values = new Map<string, Intention>();
  private ring: Ring<Node> | undefined;
  private size = 0;

  begin(task: Task, server: Server, self: ServerSelf): void {
    const { imposition, key, value } = task;
    if (imposition === 'Replicate') {
      this.values.set(key, value);
      return server.answer(task, DONE, self);
    }
    const replicas = this.ringOf(server, self).replicas(key);
    const isHolder = replicas.some(({ channel }) => channel === self.channel);
    // A peer that passes a request on takes this node for a holder. Passing it on again might never
    // end.
    if (!isHolder && !this.isOfPeer(task, server)) {
      const to = {
        first: within(replicas, server.zone, 'zone').map(({ channel }) => channel),
        later: replicas.map(({ channel }) => channel),
      };
      const { name: service } = server.service;
      return server.call(task, { service, to, imposition, key, value }, self);
    }
    if (imposition === 'GetRequest') {
      const found = this.values.get(key);
      task.hit = found !== undefined;
      const answer: Answer =
        found === undefined ? { status: 'missing', value: null } : { status: 'ok', value: found };
      return server.answer(task, answer, self);
    }
    this.values.set(key, value);
    for (const { channel } of replicas) {
      if (channel !== self.channel) replicate(task, channel, null, self);
    }
    server.answer(task, DONE, self);
  }

  ended(task: Task, _order: Order, answer: Answer, server: Server, self: ServerSelf): void {
    server.answer(task, answer, self);
  }

  private isOfPeer({ channel: asker }: Task, { directory, service }: Server): boolean {
    return asker !== null && directory.knows(service.name, asker);
  }

  /** The ring of all known nodes. */
  private ringOf({ directory, service, zone }: Server, { channel, name }: ServerSelf): Ring<Node> {
    const nodes = directory.of(service.name);
    if (this.ring === undefined || this.size !== nodes.length) {
      this.size = nodes.length;
      this.ring = directory.knows(service.name, channel)
        ? ringAmong(nodes)
        : new Ring([{ name, channel, zone }, ...nodes.map(toNode)]);
    }
    return this.ring;
  }
}

const toNode = ({ channel, zone }: Neighbour): Node => ({ name: channel.name, channel, zone });

/** The rings of rosters that hold all their nodes. Many nodes share a roster, and then its ring. */
const rings = new WeakMap<readonly Neighbour[], { readonly size: number; ring: Ring<Node> }>();

function ringAmong(nodes: readonly Neighbour[]): Ring<Node> {
  const known = rings.get(nodes);
  if (known !== undefined && known.size === nodes.length) return known.ring;
  const ring = new Ring(nodes.map(toNode));
  rings.set(nodes, { size: nodes.length, ring });
  return ring;
}
