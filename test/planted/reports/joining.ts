import {
  type Actor,
  always,
  type Channel,
  defineModel,
  ms,
  option,
  type Self,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK } from '../protocol.ts';

type Message =
  | { readonly type: 'Join' }
  | { readonly type: 'Joined' | 'Welcome'; readonly names: readonly string[] };

const SAMPLE = 5;
const MESSAGES_MAX = 10;

/** Lets everybody join, and tells them of each other. */
class Seed implements Actor<Message, 'Tell'> {
  private readonly joined: Channel[] = [];
  private waiting: Channel[] = [];

  constructor(private readonly wrong: boolean) {}

  receive(_message: Message, from: Channel, self: Self<Message, 'Tell'>): void {
    if (this.wrong) {
      // The report: everybody hears of each newcomer at once.
      for (const member of this.joined) self.send(member, { type: 'Joined', names: [from.name] });
      this.joined.push(from);
      return self.send(from, { type: 'Welcome', names: [] });
    }
    this.joined.push(from);
    this.waiting.push(from);
    self.after(ms(100), 'Tell');
  }

  timer(_timer: 'Tell', self: Self<Message, 'Tell'>): void {
    for (const member of this.waiting) {
      const known = self.random.sample(this.joined, Math.min(SAMPLE, this.joined.length));
      self.send(member, { type: 'Welcome', names: known.map(({ name }) => name) });
    }
    this.waiting = [];
  }
}

/** Asks the seed until it is welcome. */
class Newcomer implements Actor<Message, 'Join'> {
  isWelcome = false;

  constructor(private readonly seed: Channel) {}

  start(self: Self<Message, 'Join'>): void {
    this.timer('Join', self);
  }

  receive(message: Message, _from: Channel, self: Self<Message, 'Join'>): void {
    if (message.type !== 'Welcome') return;
    this.isWelcome = true;
    self.cancel('Join');
  }

  timer(_timer: 'Join', self: Self<Message, 'Join'>): void {
    self.send(this.seed, { type: 'Join' });
    self.after(ms(1000), 'Join');
  }
}

/** A seed, and a thousand that join at once. */
export const joining = defineModel({
  name: 'joining',
  options: { members: option.count(1_000, { min: 2 }), wrong: false },
  network: NETWORK,
  tolerates: ['delay', 'reordering'],
  properties: [
    always(
      `joining takes at most ${MESSAGES_MAX} messages a member`,
      { every: 'instant' },
      ({ counts, scenario }) => {
        const max = MESSAGES_MAX * Number(scenario.options.members);
        return counts.sent <= max || `${counts.sent} messages are sent`;
      },
    ),
    sometimes('all are welcome', { every: ms(50) }, (world) =>
      [...world.actors()].every(({ actor }) => !(actor instanceof Newcomer) || actor.isWelcome),
    ),
  ],
  actors(setup, { members: count, wrong }) {
    const [seed, ...newcomers] = channelsOf(setup, count + 1);
    setup.spawn(seed, () => new Seed(wrong));
    for (const newcomer of newcomers) setup.spawn(newcomer, () => new Newcomer(seed));
  },
});
