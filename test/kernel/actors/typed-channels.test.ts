import { describe, expect } from 'vitest';
import { shop } from '../../../fixtures/models/shop.ts';
import {
  type Actor,
  type Channel,
  defineModel,
  type Self,
  type Setup,
  simulate,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';

interface Order {
  readonly type: 'Order';
  readonly replyTo: Channel<Reply>;
}
interface Reply {
  readonly type: 'Reply';
}
interface Ping {
  readonly type: 'Ping';
}

/** Takes only orders. */
class Server implements Actor<Order> {
  receive(order: Order, _from: Channel, self: Self<Order>): void {
    self.count('served');
    self.send(order.replyTo, { type: 'Reply' });
  }
}

interface Question<Answer> {
  readonly replyTo: Channel<Answer>;
}

/** Answers with any type that its user chooses. A reply of a type parameter compiles without a cast. */
class Answerer<Answer> implements Actor<Question<Answer>> {
  constructor(readonly answer: Answer) {}

  receive(question: Question<Answer>, _from: Channel, self: Self<Question<Answer>>): void {
    self.send(question.replyTo, this.answer);
  }

  /** What does not compile: never called. */
  refused(question: Question<Answer>, self: Self<Question<Answer>>): void {
    // @ts-expect-error -- a question is no answer
    self.send(question.replyTo, question);
  }
}

/** Speaks to members of its own kind, and to a server. */
class Pinger implements Actor<Ping | Reply> {
  constructor(
    readonly peers: readonly Channel[],
    readonly server: Channel<Order>,
  ) {}

  start(self: Self<Ping | Reply>): void {
    // A bare channel takes the sender's own messages.
    for (const peer of this.peers) self.send(peer, { type: 'Ping' });
    self.send(this.server, { type: 'Order', replyTo: self.channel });
  }
  receive(message: Ping | Reply, from: Channel, self: Self<Ping | Reply>): void {
    self.count(message.type);
    if (message.type === 'Ping') self.send(from, { type: 'Reply' });
  }

  /** What does not compile: never called. */
  refused(self: Self<Ping | Reply>, bare: Channel): void {
    // @ts-expect-error -- a Ping is no Order
    self.send(this.server, { type: 'Ping' });
    // @ts-expect-error -- an Order without a field
    self.send(this.server, { type: 'Order' });
    // @ts-expect-error -- a bare channel is of the sender's own protocol, of which an Order is no part
    self.send(bare, { type: 'Order', replyTo: self.channel });
    const order: Order = { type: 'Order', replyTo: self.channel };
    // @ts-expect-error -- what takes replies takes no orders
    self.send(order.replyTo, order);
    // @ts-expect-error -- it has no timers
    self.after(1, 'T');
    // @ts-expect-error -- an actor is no factory
    self.spawn('server', new Server());
    // @ts-expect-error -- what answers with a reply takes replies
    self.send(this.server, { type: 'Order', replyTo: this.server });
  }
}

/** What does not compile in a set-up, and what does: never called. */
const typed = (setup: Setup, peers: readonly Channel[], server: Channel<Order>): void => {
  const orders = setup.channel<Order>('orders');
  setup.spawn(orders, () => new Server());
  const found: Channel<Order> = setup.spawn('other', () => new Server());
  // @ts-expect-error -- who may be sent an Order has to handle it
  setup.spawn(orders, () => new Pinger(peers, server));
  // @ts-expect-error -- an actor is no factory
  setup.spawn('server', new Server());
  // @ts-expect-error -- what takes orders takes no pings
  const pings: Channel<Ping> = found;
  // Every channel may be held as a bare one, which loses the check.
  const bare: Channel = found;
  new Pinger([bare, pings], orders);
  // Who handles more than may be sent to it is welcome.
  const some = setup.channel<Ping>('some');
  setup.spawn(some, () => new Pinger(peers, server));
  // What speaks of no type stands behind a bare channel.
  setup.spawn(setup.channel('bare'), () => new Pinger(peers, server));
};

describe('channels that know what they take', () => {
  test('are checked by the compiler alone: the run is that of any channel', () => {
    const model = defineModel({
      name: 'typed',
      actors({ spawn }) {
        const server = spawn('server', () => new Server());
        const first = spawn('first', () => new Pinger([], server));
        spawn('second', () => new Pinger([first], server));
      },
    });
    const { counts, outcome } = simulate(model, { seed: 1 });
    expect(outcome.reason).toBe('idle');
    expect(counts.model).toEqual({ served: 2, Ping: 1, Reply: 3 });
    expect([typeof typed, typeof Pinger.prototype.refused]).toEqual(['function', 'function']);
  });

  test('take the answers of an actor that does not know their type', () => {
    const model = defineModel({
      name: 'generic',
      actors({ spawn }) {
        const answerer = spawn('answerer', () => new Answerer('yes'));
        spawn('asker', () => ({
          start: (self: Self<string>) => self.send(answerer, { replyTo: self.channel }),
          receive: (message: string, _from: Channel, self: Self<string>) => self.count(message),
        }));
      },
    });
    expect(simulate(model, { seed: 1 }).counts.model).toEqual({ yes: 1 });
  });

  test('are enough for a model of 40 lines without a cast', () => {
    const { counts, outcome } = simulate(shop, { seed: 1, options: { stock: 7 } });
    expect(outcome.reason).toBe('idle');
    const { rum, tea, 'sold out': soldOut } = counts.model;
    expect(rum + tea).toBe(7);
    expect(soldOut).toBeGreaterThanOrEqual(3);
    expect(counts).toMatchObject({ actors: 4, left: 3, inFlight: 0 });
  });
});
