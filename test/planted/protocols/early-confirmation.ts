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

type Message = { readonly type: 'Put' | 'Keep' | 'Kept'; readonly item: number };
type Own = Self<Message, 'Sync'>;

/** What a member records when its successor has confirmed an item. */
interface Deed {
  readonly keeper: string;
  readonly item: number;
}

/** Lets its successor keep what clients give it. */
class Member implements Actor<Message, 'Sync'> {
  constructor(
    private readonly successor: Channel,
    private readonly bug: boolean,
  ) {}

  receive({ type, item }: Message, from: Channel, self: Own): void {
    if (type === 'Put') self.send(this.successor, { type: 'Keep', item });
    else if (type === 'Kept') self.record({ keeper: from.name, item } satisfies Deed);
    else this.keep(item, from, self);
  }

  timer(_timer: 'Sync', self: Own): void {
    self.disk.sync();
  }

  private keep(item: number, from: Channel, self: Own): void {
    self.disk.set(`item ${item}`, true);
    // The bug: it confirms at once, and writes together what comes within 400 ms.
    if (this.bug) self.after(ms(400), 'Sync');
    else self.disk.sync();
    self.send(from, { type: 'Kept', item });
  }
}

export const earlyConfirmation: Planted = {
  model: defineModel({
    name: 'early-confirmation',
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
      on('what is confirmed is on a disk', (_event, _memory, world) => {
        for (const { data } of world.history) {
          const { keeper, item } = data as Deed;
          const { disk } = world.actor(keeper) ?? {};
          if (disk?.has(`item ${item}`) !== true) return `${keeper} has lost ${item}`;
        }
        return true;
      }),
      sometimes('an item is confirmed', ({ history }) => history.length > 0),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const [index, member] of members.entries()) {
        setup.spawn(member, () => new Member(around(members, index + 1), bug));
      }
    },
  }),
  // The successor crashes after it has confirmed an item, and before it has written it. An earlier item
  // must have been written, since a disk loses nothing before the first `sync`.
  smallest: { faults: 1, operations: 2, actors: 2 },
  needsFaults: true,
  seed: 8,
};
