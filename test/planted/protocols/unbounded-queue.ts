import {
  type Actor,
  type Channel,
  defineModel,
  each,
  ms,
  type Self,
  sometimes,
} from '../../../models/spigo.ts';
import { around, channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message = { readonly type: 'Item' | 'Received'; readonly number: number };
type Timer = 'Produce' | 'Repeat';

const WAITING_MAX = 16;

/** Makes an item every 100 ms, and sends it to its successor until it is acknowledged. */
class Member implements Actor<Message, Timer> {
  private madeCount = 0;
  receivedCount = 0;
  readonly waiting = new Set<number>();

  constructor(
    private readonly successor: Channel,
    private readonly bug: boolean,
  ) {}

  start(self: Self<Message, Timer>): void {
    self.every(ms(100), 'Produce');
    self.every(ms(500), 'Repeat');
  }

  receive({ type, number }: Message, from: Channel, self: Self<Message, Timer>): void {
    if (type === 'Received') {
      this.waiting.delete(number);
      return;
    }
    this.receivedCount += 1;
    self.send(from, { type: 'Received', number });
  }

  timer(timer: Timer, self: Self<Message, Timer>): void {
    if (timer === 'Repeat') return this.repeat(self);
    // The bug: nobody looks how many wait.
    if (!this.bug && this.waiting.size === WAITING_MAX) return;
    this.madeCount += 1;
    this.waiting.add(this.madeCount);
    self.send(this.successor, { type: 'Item', number: this.madeCount });
  }

  private repeat(self: Self<Message, Timer>): void {
    for (const number of this.waiting) self.send(this.successor, { type: 'Item', number });
  }
}

export const unboundedQueue: Planted = {
  model: defineModel({
    name: 'unbounded-queue',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    properties: [
      each(
        `at most ${WAITING_MAX} items wait`,
        Member,
        ({ waiting }) => waiting.size <= WAITING_MAX || `${waiting.size} wait`,
      ),
      sometimes('an item is received', (world) =>
        [...world.actors()].some(({ actor }) => actor instanceof Member && actor.receivedCount > 0),
      ),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const [index, member] of members.entries()) {
        setup.spawn(member, () => new Member(around(members, index + 1), bug));
      }
    },
  }),
  // The successor is out of reach for 1.7 s.
  smallest: { faults: 1, operations: 0, actors: 2 },
  needsFaults: true,
};
