import {
  type Actor,
  type Channel,
  formatDuration,
  type GraphData,
  type Self,
  us,
} from '../../kernel/index.ts';
import { Batches } from '../batches.ts';
import { type Account, Directory } from './directory.ts';
import type { Of, SkypeMessage } from './messages.ts';
import { type SkypeNetwork, SkypeNode } from './node.ts';
import type { SkypeOptions } from './options.ts';

/** The address of the service. */
export const SERVICE_NAME = 'skype';

type Phase = 'Open' | 'Link' | 'Shutdown';

/**
 * The central Skype service. It opens the network, knows which nodes are registered and online, and
 * passes calls on. Answers to calls do not pass through it.
 *
 * A node that registers and a random older node are introduced to each other. If only the new node
 * heard of the older one, it could reach only nodes that registered before it, and its list would
 * end with the first.
 */
export class SkypeService implements Actor<SkypeMessage, Phase> {
  readonly directory = new Directory();
  private readonly batches = new Batches();
  private readonly population: number;
  private connectionCount = 0;

  constructor(
    private readonly options: SkypeOptions,
    /** A start graph. Without it, nodes are introduced to each other. */
    private readonly graph: GraphData | undefined,
  ) {
    this.population = graph?.nodes.length ?? options.population;
  }

  start(self: Self<SkypeMessage, Phase>): void {
    const { duration } = this.options;
    self.log(`population ${this.population} nodes`);
    self.log(`Chat for ${formatDuration(duration)}`);
    // At the instant of the opening, the shutdown would cut the opening short.
    self.after(us(Math.max(1, duration)), 'Shutdown');
    this.timer('Open', self);
  }

  timer(phase: Phase, self: Self<SkypeMessage, Phase>): void {
    if (phase === 'Shutdown') return this.shutDown(self);
    const isMore = phase === 'Open' ? this.open(self) : this.link(self);
    if (isMore) self.after(us(0), phase);
  }

  receive(message: SkypeMessage, from: Channel, self: Self<SkypeMessage, Phase>): void {
    switch (message.type) {
      case 'Register':
        return this.register(message.name, from, self);
      case 'Authenticate':
        return this.authenticate(message.id, from, self);
      case 'SignOut': {
        const account = this.own(message.id, from);
        if (account !== undefined) account.isOnline = false;
        return;
      }
      case 'Leave': {
        const account = this.own(message.id, from);
        if (account !== undefined) this.directory.remove(account);
        return;
      }
      case 'Find':
        return this.find(message.name, from, self);
      case 'Connect':
        return this.connect(message, from, self);
      default:
        return self.count('unexpected');
    }
  }

  /** Spawns the next batch of nodes. Returns whether any are left. */
  private open(self: Self<SkypeMessage, Phase>): boolean {
    const { options, directory, graph } = this;
    const { intervalMin: min, intervalMax: max } = options;
    const network: SkypeNetwork = {
      options,
      interval: { law: 'uniform', min, max },
      service: self.channel,
      channels: directory.channels,
    };
    return this.batches.next(this.population, (index) => {
      const node = graph?.nodes[index];
      const name = node?.name ?? `Node${index + 1}`;
      const zoneOption = node?.zone === undefined ? {} : { zone: node.zone };
      self.spawn(name, () => new SkypeNode(network), zoneOption);
    });
  }

  /** Makes the introductions of the next batch of edges. Returns whether any are left. */
  private link(self: Self<SkypeMessage, Phase>): boolean {
    const edges = this.graph?.edges ?? [];
    return this.batches.next(edges.length, (index) => {
      const { source, target } = edges[index];
      self.log(`Link ${source} > ${target}`);
      const account = this.directory.named(source);
      if (account !== undefined) self.send(account.channel, { type: 'NameDrop', name: target });
    });
  }

  private register(name: string, from: Channel, self: Self<SkypeMessage, Phase>): void {
    const holder = this.directory.named(name);
    if (holder !== undefined && holder.channel !== from) {
      return this.deny('Register', name, from, self);
    }
    const { found } = holder ?? this.directory.add(name, from);
    self.send(from, { type: 'Registered', id: found.id });
    if (holder !== undefined) return;
    if (this.graph === undefined) this.introduce(name, from, self);
    // Earlier, a name of the graph could still be unknown.
    else if (this.directory.count === this.population) self.after(us(0), 'Link');
  }

  private introduce(name: string, newcomer: Channel, self: Self<SkypeMessage, Phase>): void {
    const older = this.directory.pickOlder(self.random);
    if (older === undefined) return;
    self.send(newcomer, { type: 'NameDrop', name: older.found.name });
    self.send(older.channel, { type: 'NameDrop', name });
  }

  private authenticate(id: number, from: Channel, self: Self<SkypeMessage, Phase>): void {
    const account = this.own(id, from);
    if (account === undefined) return this.deny('Authenticate', id, from, self);
    account.isOnline = true;
    self.send(from, { type: 'Authenticated' });
  }

  private find(name: string, from: Channel, self: Self<SkypeMessage, Phase>): void {
    const account = this.directory.named(name);
    if (account !== undefined) return self.send(from, account.found);
    self.count('unregistered');
    self.send(from, { type: 'Unregistered', name });
  }

  private connect(call: Of<'Connect'>, from: Channel, self: Self<SkypeMessage, Phase>): void {
    const { id, caller, channel } = call;
    const account = this.own(caller, from);
    // If messages overtake each other, a caller can be offline here without knowing it.
    if (account?.isOnline !== true) return this.deny('Authenticate', caller, from, self);
    const callee = this.directory.of(id);
    if (callee === undefined) return this.deny('Connect', id, from, self);
    if (!callee.isOnline) {
      self.count('offline');
      return self.send(from, { type: 'Offline', id });
    }
    self.count('connections');
    self.send(callee.channel, { type: 'Connected', id: caller, name: account.found.name, channel });
    this.connectionCount += 1;
    if (this.connectionCount === this.options.connections) this.shutDown(self);
  }

  /** The account of an id, if it belongs to the sender. */
  private own(id: number, from: Channel): Account | undefined {
    const account = this.directory.of(id);
    return account?.channel === from ? account : undefined;
  }

  private deny(
    request: Of<'Denied'>['request'],
    about: number | string,
    from: Channel,
    self: Self<SkypeMessage, Phase>,
  ): void {
    self.count('denied');
    self.send(from, { type: 'Denied', request, about });
  }

  private shutDown(self: Self<SkypeMessage, Phase>): void {
    self.log(`Shutdown after ${this.connectionCount} connections`);
    self.stop();
  }
}
