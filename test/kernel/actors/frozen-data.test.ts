import { describe, expect } from 'vitest';
import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  type Self,
  simulate,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, failure, play } from './stage.ts';

type Message =
  | { readonly type: 'Join' }
  | { readonly type: 'Welcome'; readonly members: Channel[] };

/** Tells each newcomer all members, by a copy of its list or by the list itself, which still grows. */
class Seed implements Actor<Message> {
  readonly members: Channel[] = [];

  constructor(readonly copies: boolean) {}

  receive(message: Message, from: Channel, self: Self<Message>): void {
    if (message.type !== 'Join') return;
    this.members.push(from);
    const members = this.copies ? [...this.members] : this.members;
    self.send(from, { type: 'Welcome', members });
  }
}

/** Counts the members that it hears of. */
class Joiner implements Actor<Message> {
  constructor(readonly seed: Channel) {}

  start(self: Self<Message>): void {
    self.send(this.seed, { type: 'Join' });
  }
  receive(message: Message, _from: Channel, self: Self<Message>): void {
    if (message.type === 'Welcome') self.count(`heard of ${message.members.length}`);
  }
}

const join = defineModel({
  name: 'join',
  options: { nodes: 20, copies: false },
  network: { latency: { law: 'uniform', min: '10ms', max: '20ms' } },
  actors(setup, { nodes, copies }) {
    const seed = setup.spawn('seed', () => new Seed(copies));
    for (let index = 0; index < nodes; index++) setup.spawn(`n${index}`, () => new Joiner(seed));
  },
});

describe('a sender that keeps changing a list inside what it has sent', () => {
  test('fails where it does: actor, message and field are named, and receivers learn nothing of the future', () => {
    const { counts, outcome } = simulate(join, { seed: 1 });
    expect(outcome).toMatchObject({
      ...failure(
        'seed',
        ': seed changes its field members, which it has sent: members in {"type":"Welcome"',
      ),
      handling: { type: 'Join' },
    });
    expect(counts.model).toEqual({});
  });

  test('does no harm where it sends copies: the k-th hears of k, in a run that is not strict too', () => {
    const expected = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`heard of ${index + 1}`, 1]),
    );
    const input = { seed: 1, options: { copies: true } };
    const results = [true, false].map((strict) => simulate(join, { ...input, strict }));
    for (const { counts, outcome } of results) {
      expect(outcome.reason).toBe('idle');
      expect(counts.model).toEqual(expected);
    }
    expect(results[0].fingerprint).toBe(results[1].fingerprint);
  });
});

describe('what a strict run says of a write to what is frozen', () => {
  /** The outcome of a run in which "ann" sends her field, and changes it a millisecond later. */
  const outcomeOf = <State extends object>(
    state: State,
    sent: (state: State) => unknown,
    change: (state: State) => void,
  ) => {
    const ann: Anyone = {
      ...state,
      start(self) {
        self.send(self.channel, sent(state));
        self.after(ms(1), 'Change');
      },
      timer() {
        change(state);
      },
    };
    return play((setup) => void setup.spawn('ann', () => ann)).result.outcome;
  };

  test('names a field deep inside the state, and where it stands in the message', () => {
    const outcome = outcomeOf(
      { view: { names: ['a'] } },
      ({ view }) => ({ about: { list: view.names } }),
      ({ view }) => view.names.push('b'),
    );
    expect(outcome).toMatchObject(
      failure(
        'ann',
        'ann changes its field view.names, which it has sent: about.list in {"about":{"list":["a"]}}',
      ),
    );
  });

  test('names what is sent as a whole, and what lies in a Map of the state', () => {
    const whole = outcomeOf(
      { view: { n: 1 } },
      ({ view }) => view,
      ({ view }) => {
        view.n = 2;
      },
    );
    expect(whole).toMatchObject({
      error: expect.stringMatching(/: ann changes its field view, which it has sent: \{"n":1\}$/),
    });
    const mapped = outcomeOf(
      { views: new Map([['bob', ['a']]]) },
      ({ views }) => ({ list: views.get('bob') }),
      ({ views }) => void views.get('bob')?.push('b'),
    );
    expect(mapped).toMatchObject(failure('ann', 'its field views.bob, which it has sent: list in'));
  });

  test('does not blame a channel that was sent, when something else is changed', () => {
    const { result } = play((setup) => {
      const bob = setup.spawn('bob', () => ({ receive() {} }));
      const ann: Anyone & { readonly peer: Channel } = {
        peer: bob,
        start(self) {
          self.send(this.peer, { peer: this.peer });
          self.send(self.channel, []);
        },
        receive: (message) => void (message as unknown[]).push(1),
      };
      setup.spawn('ann', () => ann);
    });
    expect(result.outcome).toMatchObject({ error: expect.not.stringContaining('its field') });
  });

  test('tells of what was written to a disk or set as a timer, too', () => {
    const given = (give: (self: Self<unknown, unknown>, names: string[]) => void) =>
      play((setup) => {
        const names = ['a'];
        const ann: Anyone = {
          start(self) {
            give(self, names);
            self.after(ms(1), 'Change');
          },
          timer: () => void names.push('b'),
        };
        setup.spawn('ann', () => Object.assign(ann, { names }));
      }).result.outcome;
    expect(given((self, names) => self.disk.set('names', names))).toMatchObject(
      failure('ann', 'its field names, which it has written to its disk: ["a"]'),
    );
    expect(given((self, names) => self.after(ms(9), { names }))).toMatchObject(
      failure('ann', 'its field names, which it has set as a timer: names in {"names":["a"]}'),
    );
  });

  test('is what was thrown and no more where it is no such write, or is none of what it sent', () => {
    const thrown = outcomeOf(
      { names: ['a'] },
      ({ names }) => names,
      () => {
        throw new TypeError('odd');
      },
    );
    expect(thrown).toMatchObject({ error: 'TypeError: odd' });
    const own = Object.freeze(['a']) as string[];
    const unsent = outcomeOf(
      { own, names: ['a'] },
      ({ names }) => names.slice(),
      () => own.push('b'),
    );
    expect(unsent).toMatchObject({ error: expect.not.stringContaining('changes its field') });
    expect(unsent).toMatchObject(failure('ann', 'TypeError'));
    const either = outcomeOf(
      { own, names: ['a'] },
      ({ names }) => names,
      () => own.push('b'),
    );
    expect(either).toMatchObject({ error: expect.not.stringContaining('changes its field') });
    const longer = outcomeOf(
      { own, names: ['a', 'b'] },
      ({ names }) => names,
      ({ names }) => names.push('c'),
    );
    expect(longer).toMatchObject(failure('ann', 'ann changes its field names, which it has sent'));
  });

  test('names the actor that has sent it, also among many messages of others', () => {
    const { result } = play((setup) => {
      const sink = setup.spawn('sink', () => ({}));
      for (let index = 0; index < 100; index++) {
        setup.spawn(
          `other ${index}`,
          () =>
            ({
              names: ['a'],
              start(self) {
                self.send(sink, this.names);
              },
            }) as Anyone & { names: string[] },
        );
      }
      setup.spawn(
        'ann',
        () =>
          ({
            names: ['a'],
            start(self) {
              self.send(sink, { names: this.names });
              self.after(ms(1), 'Change');
            },
            timer() {
              this.names.push('b');
            },
          }) as Anyone & { names: string[] },
      );
    });
    expect(result.outcome).toMatchObject(
      failure('ann', 'ann changes its field names, which it has sent: names in {"names":["a"]}'),
    );
  });
});

describe('a receiver', () => {
  test('of a strict run cannot change what it receives, and keeps it as it was sent', () => {
    const kept: unknown[] = [];
    const { result } = play((setup) => {
      const bob = setup.spawn('bob', () => ({
        receive(message) {
          kept.push(message);
          (message as { deep: number[] }).deep.push(2);
        },
      }));
      setup.spawn('ann', () => ({ start: (self) => self.send(bob, { deep: [1] }) }));
    });
    expect(result.outcome).toMatchObject({
      ...failure('bob', 'TypeError'),
      handling: { deep: [1] },
    });
    expect(kept).toEqual([{ deep: [1] }]);
  });
});

describe('a run that is not strict', () => {
  test('freezes no message and no timer', () => {
    const { result } = play(
      (setup) =>
        void setup.spawn('one', () => ({
          start(self) {
            const message = { n: [1] };
            const timer = { n: [1] };
            self.send(self.channel, message);
            self.after(ms(1), timer);
            message.n.push(2);
            timer.n.push(2);
          },
        })),
      { strict: false },
    );
    expect(result.outcome.reason).toBe('idle');
    expect(result.counts).toMatchObject({ delivered: 1, timers: 1 });
  });
});
