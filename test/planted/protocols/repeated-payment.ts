import {
  type Actor,
  type Channel,
  defineModel,
  each,
  ms,
  type Self,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message = { readonly type: 'Order' | 'Pay' | 'Paid'; readonly payment: number };
type Timer = { readonly repeat: number };

/** Makes payments. Its disk holds those that it has made. */
class Bank implements Actor<Message, Timer> {
  /** How often each payment was made in this life. */
  readonly times = new Map<number, number>();

  constructor(private readonly bug: boolean) {}

  receive({ type, payment }: Message, from: Channel, self: Self<Message, Timer>): void {
    if (type !== 'Pay') return;
    const key = `paid ${payment}`;
    // The bug: a payment that is asked for again is made again.
    if (this.bug || self.disk.get(key) === undefined) {
      this.times.set(payment, (this.times.get(payment) ?? 0) + 1);
      self.disk.set(key, true);
    }
    self.send(from, { type: 'Paid', payment });
  }
}

/** Repeats its payments until the bank has answered. */
class Client implements Actor<Message, Timer> {
  paidCount = 0;

  constructor(private readonly bank: Channel) {}

  receive({ type, payment }: Message, _from: Channel, self: Self<Message, Timer>): void {
    if (type === 'Order') this.pay(payment, self);
    else if (self.cancel({ repeat: payment })) this.paidCount += 1;
  }

  timer({ repeat }: Timer, self: Self<Message, Timer>): void {
    this.pay(repeat, self);
  }

  private pay(payment: number, self: Self<Message, Timer>): void {
    self.send(this.bank, { type: 'Pay', payment });
    self.after(ms(300), { repeat: payment });
  }
}

export const repeatedPayment: Planted = {
  model: defineModel({
    name: 'repeated-payment',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    operations: {
      order: {
        to: Client,
        data: (random) => ({ type: 'Order', payment: random.integer(1, 1_000_000_000) }),
      },
    },
    properties: [
      each('no payment is made twice', Bank, ({ times }) => {
        for (const [payment, count] of times) {
          if (count > 1) return `${payment} is made ${count} times`;
        }
        return true;
      }),
      sometimes('a client has paid', (world) =>
        [...world.actors()].some(({ actor }) => actor instanceof Client && actor.paidCount > 0),
      ),
    ],
    actors(setup, { members, bug }) {
      const [bank, ...clients] = channelsOf(setup, members);
      setup.spawn(bank, () => new Bank(bug));
      for (const client of clients) setup.spawn(client, () => new Client(bank));
    },
  }),
  // The answer of the bank is late or lost, or the request arrives twice.
  smallest: { faults: 1, operations: 1, actors: 2 },
  needsFaults: true,
};
