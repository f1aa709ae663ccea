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

type Message = { readonly type: 'Ask' | 'Question' | 'Answer'; readonly question: number };
type Timer = { readonly question: number; readonly attempt: number };

const ATTEMPTS_MAX = 3;

/** Asks one peer after the other until one answers. After the last attempt it gives up. */
class Member implements Actor<Message, Timer> {
  /** The attempt of each question that is open. */
  private readonly attempts = new Map<number, number>();
  readonly endings = new Map<number, string[]>();

  constructor(
    private readonly peers: readonly Channel[],
    private readonly bug: boolean,
  ) {}

  receive({ type, question }: Message, from: Channel, self: Self<Message, Timer>): void {
    if (type === 'Ask') this.ask({ question, attempt: 1 }, self);
    else if (type === 'Question') self.send(from, { type: 'Answer', question });
    else this.answered(question, self);
  }

  timer({ question, attempt }: Timer, self: Self<Message, Timer>): void {
    if (attempt === ATTEMPTS_MAX) this.end(question, 'given up');
    else this.ask({ question, attempt: attempt + 1 }, self);
  }

  private ask(timer: Timer, self: Self<Message, Timer>): void {
    const { question, attempt } = timer;
    this.attempts.set(question, attempt);
    self.send(around(this.peers, attempt), { type: 'Question', question });
    self.after(ms(200), timer);
  }

  private answered(question: number, self: Self<Message, Timer>): void {
    const attempt = this.attempts.get(question);
    if (attempt === undefined) return;
    // The bug: only the timer of the first attempt is cancelled.
    self.cancel({ question, attempt: this.bug ? 1 : attempt });
    this.end(question, 'answered');
  }

  private end(question: number, ending: string): void {
    this.attempts.delete(question);
    this.endings.set(question, [...(this.endings.get(question) ?? []), ending]);
  }
}

export const timerNotCancelled: Planted = {
  model: defineModel({
    name: 'timer-not-cancelled',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    operations: {
      ask: {
        to: Member,
        data: (random) => ({ type: 'Ask', question: random.integer(1, 1_000_000_000) }),
      },
    },
    properties: [
      each('each question ends once', Member, ({ endings }) => {
        for (const [question, all] of endings) {
          if (all.length > 1) return `${question} ends ${all.length} times`;
        }
        return true;
      }),
      sometimes('a question is answered', (world) => hasEnded(world.actors(), 'answered')),
      sometimes('a question is given up', (world) => hasEnded(world.actors(), 'given up')),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const [index, member] of members.entries()) {
        const peers = [...members.slice(index + 1), ...members.slice(0, index)];
        setup.spawn(member, () => new Member(peers, bug));
      }
    },
  }),
  // The first question or its answer is lost, and the second attempt succeeds.
  smallest: { faults: 1, operations: 1, actors: 2 },
  needsFaults: true,
};

const hasEnded = (actors: Iterable<{ readonly actor: object | undefined }>, ending: string) =>
  [...actors].some(
    ({ actor }) =>
      actor instanceof Member && [...actor.endings.values()].some((all) => all.includes(ending)),
  );
