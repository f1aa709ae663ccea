import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  on,
  type Self,
  sometimes,
} from '../../../models/spigo.ts';
import { around, channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message =
  | { readonly type: 'Put'; readonly item: number }
  | { readonly type: 'Item'; readonly number: number; readonly item: number }
  | { readonly type: 'Received'; readonly number: number };
type Timer = { readonly repeat: number };
type Own = Self<Message, Timer>;

/** What a member records. */
interface Deed {
  readonly type: 'delivered' | 'acknowledged';
  readonly item: number;
}

/** Numbers the items that it sends to its successor, which delivers each number once. */
class Member implements Actor<Message, Timer> {
  private sentCount = 0;
  private readonly waiting = new Map<number, number>();
  private readonly delivered = new Set<number>();

  constructor(
    private readonly successor: Channel,
    private readonly bug: boolean,
  ) {}

  start(self: Own): void {
    // The bug: after a restart the numbers begin anew.
    if (!this.bug) this.sentCount = self.disk.get<number>('sent') ?? 0;
  }

  receive(message: Message, from: Channel, self: Own): void {
    if (message.type === 'Put') {
      this.sentCount += 1;
      self.disk.set('sent', this.sentCount);
      this.waiting.set(this.sentCount, message.item);
      this.timer({ repeat: this.sentCount }, self);
    } else if (message.type === 'Item') {
      this.deliver(message.number, message.item, self);
      self.send(from, { type: 'Received', number: message.number });
    } else {
      const item = this.waiting.get(message.number);
      if (item === undefined) return;
      this.waiting.delete(message.number);
      self.cancel({ repeat: message.number });
      self.record({ type: 'acknowledged', item } satisfies Deed);
    }
  }

  timer({ repeat }: Timer, self: Own): void {
    const item = this.waiting.get(repeat);
    if (item === undefined) return;
    self.send(this.successor, { type: 'Item', number: repeat, item });
    self.after(ms(300), { repeat });
  }

  private deliver(number: number, item: number, self: Own): void {
    if (this.delivered.has(number)) return;
    this.delivered.add(number);
    self.record({ type: 'delivered', item } satisfies Deed);
  }
}

export const counterReset: Planted = {
  model: defineModel({
    name: 'counter-reset',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    operations: {
      put: {
        to: Member,
        data: (random) => ({ type: 'Put', item: random.integer(1, 1_000_000_000) }),
      },
    },
    properties: [
      on(
        'what is acknowledged was delivered',
        { memory: () => ({ seen: 0, delivered: new Set<number>() }) },
        (_event, memory, { history }) => {
          for (; memory.seen < history.length; memory.seen++) {
            const { actor, data } = history[memory.seen];
            const { type, item } = data as Deed;
            if (type === 'delivered') memory.delivered.add(item);
            else if (!memory.delivered.has(item)) return `${item} of ${actor} was not`;
          }
          return true;
        },
      ),
      sometimes('an item is acknowledged', ({ history }) =>
        history.some(({ data }) => (data as Deed).type === 'acknowledged'),
      ),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const [index, member] of members.entries()) {
        setup.spawn(member, () => new Member(around(members, index + 1), bug));
      }
    },
  }),
  // A sender numbers an item 1, restarts, and numbers another one 1.
  smallest: { faults: 1, operations: 2, actors: 2 },
  needsFaults: true,
};
