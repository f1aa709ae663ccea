import { type Actor, type Channel, defineModel, ms, type Self } from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';
import { readsSeeWrites, recordDeed, someReadEnds } from '../reads.ts';

type Message =
  | { readonly type: 'Write' | 'Written' | 'Refused' }
  | { readonly type: 'Read'; readonly id: number }
  | { readonly type: 'Renew'; readonly asked: number }
  | { readonly type: 'Lease'; readonly asked: number; readonly version: number }
  | { readonly type: 'Value' | 'Copy' | 'Copied'; readonly version: number };
type Timer = 'Renew' | 'Repeat';
type Own = Self<Message, Timer>;

const LEASE = ms(500);

/** Numbers the writes. A write is confirmed when all replicas with a lease have a copy. */
class Primary implements Actor<Message, Timer> {
  private startedAt = 0;
  private version = 0;
  private readonly replicas = new Map<string, Replication>();
  private open: { readonly version: number; readonly client: Channel }[] = [];

  start(self: Own): void {
    this.startedAt = self.now;
    this.version = self.disk.get<number>('version') ?? 0;
    self.every(ms(50), 'Repeat');
  }

  receive(message: Message, from: Channel, self: Own): void {
    if (message.type === 'Write') {
      this.version += 1;
      recordDeed({ type: 'writing', id: this.version }, self);
      self.disk.set('version', this.version);
      this.open.push({ version: this.version, client: from });
      this.copy(self);
    } else if (message.type === 'Renew') {
      const copied = this.replicas.get(from.name)?.copied ?? 0;
      this.replicas.set(from.name, { channel: from, until: self.now + LEASE, copied });
      self.send(from, { type: 'Lease', asked: message.asked, version: this.version });
    } else if (message.type === 'Copied') {
      const replica = this.replicas.get(from.name);
      if (replica !== undefined) replica.copied = Math.max(replica.copied, message.version);
      this.confirm(self);
    }
  }

  timer(_timer: Timer, self: Own): void {
    this.copy(self);
    this.confirm(self);
  }

  private copy(self: Own): void {
    for (const { channel, until, copied } of this.replicas.values()) {
      const isBehind = until > self.now && copied < this.version && this.open.length > 0;
      if (isBehind) self.send(channel, { type: 'Copy', version: this.version });
    }
  }

  private confirm(self: Own): void {
    // An earlier life may have given leases that this one does not know.
    if (self.now < this.startedAt + LEASE) return;
    const leased = [...this.replicas.values()].filter(({ until }) => until > self.now);
    const copied = Math.min(...leased.map((replica) => replica.copied));
    for (const { version, client } of this.open) {
      if (version > copied) continue;
      recordDeed({ type: 'written', id: version, version }, self);
      self.send(client, { type: 'Written' });
    }
    this.open = this.open.filter(({ version }) => version > copied);
  }
}

interface Replication {
  readonly channel: Channel;
  readonly until: number;
  copied: number;
}

/** Answers reads from its copy while it has a lease. */
class Replica implements Actor<Message, Timer> {
  private leaseUntil = 0;

  constructor(
    private readonly primary: Channel,
    private readonly bug: boolean,
  ) {}

  start(self: Own): void {
    this.timer('Renew', self);
    self.every(ms(100), 'Renew');
  }

  timer(_timer: Timer, self: Own): void {
    self.send(this.primary, { type: 'Renew', asked: self.now });
  }

  receive(message: Message, from: Channel, self: Own): void {
    const own = self.disk.get<number>('version') ?? 0;
    if (message.type === 'Read') {
      recordDeed({ type: 'reading', id: message.id }, self);
      // The bug: a replica that was cut off long ago still answers.
      if (!this.bug && self.now >= this.leaseUntil) return self.send(from, { type: 'Refused' });
      recordDeed({ type: 'read', id: message.id, version: own }, self);
      self.send(from, { type: 'Value', version: own });
    } else if (message.type === 'Lease') {
      self.disk.set('version', Math.max(own, message.version));
      this.leaseUntil = Math.max(this.leaseUntil, message.asked + LEASE);
    } else if (message.type === 'Copy') {
      self.disk.set('version', Math.max(own, message.version));
      self.send(from, { type: 'Copied', version: message.version });
    }
  }
}

export const staleRead: Planted = {
  model: defineModel({
    name: 'stale-read',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    operations: {
      write: { to: Primary, data: () => ({ type: 'Write' }) },
      read: {
        to: Replica,
        data: (random) => ({ type: 'Read', id: random.integer(1, 1_000_000_000) }),
      },
    },
    properties: [readsSeeWrites, someReadEnds],
    actors(setup, { members, bug }) {
      const [primary, ...replicas] = channelsOf(setup, members);
      setup.spawn(primary, () => new Primary());
      for (const replica of replicas) setup.spawn(replica, () => new Replica(primary, bug));
    },
  }),
  // The replica is cut off; the write is confirmed when its lease has ended; it is read.
  smallest: { faults: 1, operations: 2, actors: 2 },
  needsFaults: true,
  seed: 6,
};
