import {
  type Actor,
  type Channel,
  defineModel,
  each,
  ms,
  type Self,
  seconds,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, OPTIONS, type Planted } from '../protocol.ts';

type Message = 'Call' | 'Accepted' | 'Refused';

const ACCEPTED_MAX = 5;

/** Accepts five calls a second. */
class Limiter implements Actor<Message, 'Reset'> {
  private count = 0;
  private window = 0;
  refusedCount = 0;
  /** How many calls were accepted in the second of each refusal. */
  private readonly accepted = new Map<number, number>();
  wronglyRefusedAt: number | undefined;

  constructor(private readonly bug: boolean) {}

  start(self: Self<Message, 'Reset'>): void {
    self.every(seconds(1), 'Reset');
  }

  timer(): void {
    if (this.bug) this.count = 0;
  }

  receive(_message: Message, from: Channel, self: Self<Message, 'Reset'>): void {
    const window = Math.floor(self.now / seconds(1));
    // The bug: it relies on the timer to come before all calls of its instant.
    if (!this.bug && window > this.window) this.count = 0;
    this.window = window;
    const before = this.accepted.get(window) ?? 0;
    if (this.count < ACCEPTED_MAX) {
      this.count += 1;
      this.accepted.set(window, before + 1);
      self.send(from, 'Accepted');
    } else {
      this.refusedCount += 1;
      if (before < ACCEPTED_MAX) this.wronglyRefusedAt = self.now;
      self.send(from, 'Refused');
    }
  }
}

/** Calls every 100 ms, from an instant of its own on. */
class Client implements Actor<Message, 'Call'> {
  constructor(
    private readonly limiter: Channel,
    private readonly offset: number,
  ) {}

  start(self: Self<Message, 'Call'>): void {
    self.after(this.offset, 'Call');
  }

  timer(_timer: 'Call', self: Self<Message, 'Call'>): void {
    self.send(this.limiter, 'Call');
    self.after(ms(100), 'Call');
  }
}

export const tiedWindow: Planted = {
  model: defineModel({
    name: 'tied-window',
    options: OPTIONS,
    size: 'members',
    // A whole share of the time between calls, so that calls come when a window begins.
    network: { latency: ms(10) },
    tolerates: ['cut', 'loss', 'duplication', 'delay', 'reordering'],
    properties: [
      each(
        'nobody is refused before five are accepted',
        Limiter,
        ({ wronglyRefusedAt }) => wronglyRefusedAt === undefined || 'a call is refused',
      ),
      sometimes('a call is refused', (world) => {
        const limiter = world.actor('m1')?.actor;
        return limiter instanceof Limiter && limiter.refusedCount > 0;
      }),
    ],
    actors(setup, { members, bug }) {
      const [limiter, ...clients] = channelsOf(setup, members);
      setup.spawn(limiter, () => new Limiter(bug));
      for (const client of clients) {
        const offset = ms(10 * setup.random.at(client.name).integer(0, 9));
        setup.spawn(client, () => new Client(limiter, offset));
      }
    },
  }),
  // A call arrives at the instant at which the window begins, and before the timer.
  smallest: { faults: 0, operations: 0, actors: 2 },
  needsFaults: false,
};
