import { type Actor, type Channel, type Distribution, type Self, us } from '../../kernel/index.ts';
import { append } from '../append.ts';
import type { Of, SkypeMessage } from './messages.ts';
import type { SkypeOptions } from './options.ts';

/**
 * The service that nodes report themselves as. The central service does not report itself, since it
 * is in no list of buddies and would stand alone in the graph.
 */
export const NODE_SERVICE = 'node';

/** The common data of all nodes of a network. */
export interface SkypeNetwork {
  readonly options: SkypeOptions;
  /** The law of a node's interval. */
  readonly interval: Distribution;
  readonly service: Channel;
  /** The channels of all nodes by id, for reporting edges. A node sends to another only to answer it. */
  readonly channels: readonly (Channel | undefined)[];
}

type NodeTimer = 'Chat' | 'Leave';

/**
 * A user's Skype. At every interval it calls a random buddy. The buddy answers with the name of one
 * of its own buddies, which the caller finds and adds to its list. The interval is drawn once, so
 * some nodes are more active than others. A list only grows: a buddy that has left stays in it, and
 * calls to it fail.
 */
export class SkypeNode implements Actor<SkypeMessage, NodeTimer> {
  /** Its id at the service; 0 before it is registered. */
  id = 0;
  isOnline = false;
  /** The answers that found the buddies. An entry takes 8 bytes, since all nodes that know a buddy share its answer. */
  buddies: readonly Of<'Found'>[] = [];

  constructor(private readonly network: SkypeNetwork) {}

  start(self: Self<SkypeMessage, NodeTimer>): void {
    self.send(this.network.service, { type: 'Register', name: self.name });
  }

  receive(message: SkypeMessage, _from: Channel, self: Self<SkypeMessage, NodeTimer>): void {
    switch (message.type) {
      case 'Registered':
        return this.join(message.id, self);
      case 'Authenticated':
        this.isOnline = true;
        return self.report({ kind: 'state', state: 'online' });
      case 'NameDrop': {
        const { name } = message;
        if (name !== null) self.send(this.network.service, { type: 'Find', name });
        return;
      }
      case 'Found':
        return this.add(message, self);
      case 'Connected':
        return this.answer(message.channel, self);
      case 'Denied':
        // For the service the node is offline. It comes back at its next interval.
        if (message.request === 'Authenticate') this.goOffline(self);
        return;
      case 'Unregistered':
      case 'Offline':
        return;
      default:
        return self.count('unexpected');
    }
  }

  timer(timer: NodeTimer, self: Self<SkypeMessage, NodeTimer>): void {
    if (timer === 'Chat') return this.chat(self);
    self.send(this.network.service, { type: 'Leave', id: this.id });
    self.leave();
  }

  private join(id: number, self: Self<SkypeMessage, NodeTimer>): void {
    if (this.id !== 0) return;
    this.id = id;
    self.report({ kind: 'node', service: NODE_SERVICE });
    const { service, interval, options } = this.network;
    const { random } = self;
    self.send(service, { type: 'Authenticate', id });
    self.every(random.duration(interval), 'Chat');
    if (random.chance(options.leaving)) {
      // It does not leave at the instant of the opening, when others are still looking for it.
      self.after(us(random.integer(1, Math.max(1, options.duration))), 'Leave');
    }
  }

  /** Calls a buddy, goes offline for this interval, or comes back online. */
  private chat(self: Self<SkypeMessage, NodeTimer>): void {
    const { id, buddies } = this;
    const { service, options } = this.network;
    if (self.random.chance(options.offline)) {
      if (this.isOnline) self.send(service, { type: 'SignOut', id });
      this.goOffline(self);
    } else if (!this.isOnline) {
      self.send(service, { type: 'Authenticate', id });
    } else if (buddies.length > 0) {
      const buddy = self.random.pick(buddies);
      self.send(service, { type: 'Connect', id: buddy.id, caller: id, channel: self.channel });
    }
  }

  private goOffline(self: Self<SkypeMessage, NodeTimer>): void {
    this.isOnline = false;
    self.report({ kind: 'state', state: 'offline' });
  }

  /** Tells a caller the name of a random buddy, which may be the caller itself. Does nothing when offline. */
  private answer(caller: Channel, self: Self<SkypeMessage, NodeTimer>): void {
    if (!this.isOnline) return self.count('missed');
    const { buddies } = this;
    const name = buddies.length === 0 ? null : self.random.pick(buddies).name;
    self.count('nameDrops');
    self.send(caller, { type: 'NameDrop', name });
  }

  private add(found: Of<'Found'>, self: Self<SkypeMessage, NodeTimer>): void {
    const { id } = found;
    if (id === this.id) return;
    for (const buddy of this.buddies) if (buddy.id === id) return;
    const target = this.network.channels[id];
    if (target === undefined) return self.count('unexpected');
    this.buddies = append(this.buddies, found);
    self.report({ kind: 'edge', target });
  }
}
