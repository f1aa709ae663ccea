import type { Channel, Graph, ObservedEvent, Observer, WorldView } from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { graphOfKnown, type Knowing } from '../graph-of-known.ts';
import type { Of, SkypeMessage } from './messages.ts';
import { NODE_SERVICE, SkypeNode } from './node.ts';
import { SERVICE_NAME, SkypeService } from './service.ts';

/** Checks that no node knows itself, or another one twice. O(edges). */
export function listsAreSound(world: WorldView): Finding {
  for (const { name, actor } of world.actors()) {
    if (!(actor instanceof SkypeNode)) continue;
    const ids = new Set(actor.buddies.map(({ id }) => id));
    if (ids.size < actor.buddies.length) return `${name} knows a node twice`;
    if (ids.has(actor.id)) return `${name} knows itself`;
  }
  return true;
}

/**
 * Checks that ids are unique, and that the service finds each node by its id and by its name,
 * unless the node has left. O(nodes).
 */
export function idsAreSound(world: WorldView): Finding {
  const service = serviceOf(world);
  const holders = new Map<number, string>();
  for (const { name, channel, life, actor } of world.actors()) {
    if (!(actor instanceof SkypeNode) || actor.id === 0) continue;
    const { id } = actor;
    const holder = holders.get(id);
    if (holder !== undefined) return `${holder} and ${name} both have id ${id}`;
    holders.set(id, name);
    const account = service?.directory.of(id);
    if (account === undefined && life === 'gone') continue;
    if (account?.channel !== channel) return `id ${id} of ${name} is not its own at the service`;
    if (service?.directory.named(name) !== account) return `${name} is not found by its name`;
  }
  return true;
}

function serviceOf(world: WorldView): SkypeService | undefined {
  const actor = world.actor(SERVICE_NAME)?.actor;
  return actor instanceof SkypeService ? actor : undefined;
}

/** Checks that the recorded graph has one edge for each buddy, and no others. O(edges). */
export const graphIsLists = (world: WorldView, graph: Graph): Finding =>
  graphOfKnown(graph, NODE_SERVICE, lists(world));

function* lists(world: WorldView): Generator<Knowing> {
  for (const { name, actor } of world.actors()) {
    if (!(actor instanceof SkypeNode)) continue;
    yield { name, isNode: actor.id !== 0, known: actor.buddies.map((buddy) => buddy.name) };
  }
}

/**
 * Watches that each call was asked for by its caller, and that only called nodes drop names, to
 * their callers. It is an observer of a world in which all actors but the service are nodes.
 */
export class CallLedger implements Observer {
  /** Calls that the service handled. */
  handledCount = 0;
  private service: Channel | undefined;
  private readonly ids = new Map<Channel, number>();
  /** Calls that were asked for and not put through, by caller and callee. */
  private readonly asked = new Map<string, number>();
  /** Calls that were put through and not answered. */
  private readonly open = new Map<string, number>();
  /** Calls to nodes that were gone at their arrival. */
  private lost = 0;
  private broken: string | undefined;

  event({ kind, from, to, data, at, dropped }: ObservedEvent): void {
    if (kind !== 'message' || from === undefined) return;
    const message = data as SkypeMessage;
    switch (message.type) {
      case 'Register':
        this.service = to;
        return;
      case 'Registered':
        if (dropped === undefined) this.ids.set(to, message.id);
        return;
      case 'Connect':
        return this.ask(message, from);
      case 'Offline':
        return void take(this.asked, `${this.ids.get(to)} ${message.id}`);
      case 'Denied':
        return void take(this.asked, `${this.ids.get(to)} ${message.about}`);
      case 'Connected':
        return this.connected(message, to, dropped !== undefined, at);
      case 'NameDrop':
        if (from === this.service || take(this.open, `${this.ids.get(to)} ${this.ids.get(from)}`)) {
          return;
        }
        this.broken ??= `${from.name} dropped a name to ${to.name}, who did not call (at ${at} us)`;
    }
  }

  /**
   * Checks that the property has held so far, and that each call put through was answered, missed
   * or lost, or is under way. O(pending).
   */
  check(world: WorldView): Finding {
    if (this.broken !== undefined) return this.broken;
    const { connections = 0, nameDrops = 0, missed = 0 } = world.counts.model;
    let underWay = 0;
    for (const { message } of world.inFlight()) {
      if ((message as SkypeMessage).type === 'Connected') underWay += 1;
    }
    if (connections === nameDrops + missed + this.lost + underWay) return true;
    const found = `${nameDrops} answered, ${missed} missed, ${this.lost} lost and ${underWay} under way`;
    return `${connections} connections are not ${found}`;
  }

  private ask({ id, caller }: Of<'Connect'>, from: Channel): void {
    this.handledCount += 1;
    // The service must deny a call in another node's name.
    if (this.ids.get(from) === caller) add(this.asked, `${caller} ${id}`);
  }

  private connected(
    { id, name, channel }: Of<'Connected'>,
    callee: Channel,
    isLost: boolean,
    at: number,
  ): void {
    const call = `${id} ${this.ids.get(callee)}`;
    if (!take(this.asked, call) || this.ids.get(channel) !== id) {
      this.broken ??= `${callee.name} was called by ${name}, who did not ask (at ${at} us)`;
    }
    if (isLost) this.lost += 1;
    else add(this.open, call);
  }
}

const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Subtracts one from a count; false if it is 0. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
  return count > 0;
}
