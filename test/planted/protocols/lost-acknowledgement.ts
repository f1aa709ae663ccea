import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  type Self,
  seconds,
  sometimes,
  stabilises,
} from '../../../models/spigo.ts';
import { around, channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message = { readonly type: 'Put' | 'Item' | 'Received'; readonly item: number };
type Timer = { readonly repeat: number };

/** Sends the items that clients give it to its successor, again and again until they are acknowledged. */
class Member implements Actor<Message, Timer> {
  readonly waiting = new Set<number>();
  readonly received = new Set<number>();

  constructor(
    private readonly successor: Channel,
    private readonly bug: boolean,
  ) {}

  receive({ type, item }: Message, from: Channel, self: Self<Message, Timer>): void {
    if (type === 'Put') {
      this.waiting.add(item);
      this.send(item, self);
    } else if (type === 'Item') {
      // The bug: an item that was received before is acknowledged no more.
      if (this.bug && this.received.has(item)) return;
      this.received.add(item);
      self.send(from, { type: 'Received', item });
    } else {
      this.waiting.delete(item);
      self.cancel({ repeat: item });
    }
  }

  timer({ repeat }: Timer, self: Self<Message, Timer>): void {
    this.send(repeat, self);
  }

  private send(item: number, self: Self<Message, Timer>): void {
    self.send(this.successor, { type: 'Item', item });
    self.after(ms(300), { repeat: item });
  }
}

export const lostAcknowledgement: Planted = {
  model: defineModel({
    name: 'lost-acknowledgement',
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
      stabilises('nobody waits for an acknowledgement', { within: seconds(2) }, (world) => {
        for (const { name, actor } of world.actors()) {
          if (actor instanceof Member && actor.waiting.size > 0) return `${name} waits`;
        }
        return true;
      }),
      sometimes('an item is received', (world) =>
        [...world.actors()].some(({ actor }) => actor instanceof Member && actor.received.size > 0),
      ),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const [index, member] of members.entries()) {
        setup.spawn(member, () => new Member(around(members, index + 1), bug));
      }
    },
  }),
  // An item arrives, and the cut keeps its acknowledgement away.
  smallest: { faults: 1, operations: 1, actors: 2 },
  needsFaults: true,
};
