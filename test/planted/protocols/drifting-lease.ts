import {
  type Actor,
  type Channel,
  defineModel,
  monotone,
  ms,
  type Self,
  seconds,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message =
  | { readonly type: 'Acquire'; readonly asked: number }
  | { readonly type: 'Granted'; readonly asked: number; readonly holder: number }
  | { readonly type: 'Write'; readonly holder: number }
  | { readonly type: 'Free' };
type Timer = 'Acquire' | 'Write' | 'Free';
type Own = Self<Message, Timer>;

const LEASE = seconds(1);
const MARGIN = ms(10);

interface Lease {
  readonly holder: number;
  readonly until: number;
}

/** Lends itself to one client at a time. Later leases have higher numbers. */
class Store implements Actor<Message, Timer> {
  /** The lease under which the last write was made. */
  writer: number | undefined;
  private waiting: readonly Channel[] = [];

  constructor(private readonly bug: boolean) {}

  receive(message: Message, from: Channel, self: Own): void {
    const { holder, until } = self.disk.get<Lease>('lease') ?? { holder: 0, until: 0 };
    if (message.type === 'Acquire') {
      if (self.now < until) return this.await(from, until, self);
      self.disk.set('lease', { holder: holder + 1, until: self.now + LEASE });
      self.send(from, { type: 'Granted', asked: message.asked, holder: holder + 1 });
    } else if (message.type === 'Write') {
      // The bug: it relies on the clocks of the clients.
      if (this.bug || message.holder === holder) this.writer = message.holder;
    }
  }

  timer(_timer: Timer, self: Own): void {
    for (const client of this.waiting) self.send(client, { type: 'Free' });
    this.waiting = [];
  }

  private await(client: Channel, until: number, self: Own): void {
    if (!this.waiting.includes(client)) this.waiting = [...this.waiting, client];
    self.at(until, 'Free');
  }
}

/** Asks for a lease, writes as long as it has it, and asks again. */
class Client implements Actor<Message, Timer> {
  private lease: Lease = { holder: 0, until: 0 };

  constructor(private readonly store: Channel) {}

  start(self: Own): void {
    this.timer('Acquire', self);
  }

  receive(message: Message, _from: Channel, self: Own): void {
    const isAsking = self.cancel('Acquire');
    if (!isAsking) return;
    if (message.type !== 'Granted') return this.timer('Acquire', self);
    // It counts from the question on, which was before the store began to count.
    this.lease = { holder: message.holder, until: message.asked + LEASE - MARGIN };
    this.timer('Write', self);
  }

  timer(timer: Timer, self: Own): void {
    if (timer === 'Acquire' || self.now >= this.lease.until) {
      self.send(this.store, { type: 'Acquire', asked: self.now });
      self.after(ms(500), 'Acquire');
    } else {
      self.send(this.store, { type: 'Write', holder: this.lease.holder });
      self.after(ms(20), 'Write');
    }
  }
}

export const driftingLease: Planted = {
  model: defineModel({
    name: 'drifting-lease',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    tolerates: ['crash', 'pause', 'cut', 'loss', 'drift'],
    properties: [
      monotone(
        'nobody writes after a later holder',
        Store,
        { across: 'lives' },
        ({ writer }) => writer,
      ),
      sometimes('a second client has written', (world) => {
        const store = world.actor('m1')?.actor;
        return store instanceof Store && (store.writer ?? 0) > 1;
      }),
    ],
    actors(setup, { members, bug }) {
      const [store, ...clients] = channelsOf(setup, members);
      setup.spawn(store, () => new Store(bug));
      for (const client of clients) setup.spawn(client, () => new Client(store));
    },
  }),
  // The clock of the first client is slow, or that of the store fast, while a second one waits.
  smallest: { faults: 1, operations: 0, actors: 3 },
  needsFaults: true,
  seed: 16,
};
