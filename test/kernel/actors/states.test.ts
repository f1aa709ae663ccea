import { describe, expect, test } from 'vitest';
import { ms } from '../../../kernel/index.ts';
import { failure, play, stage } from './stage.ts';

/** Reports a state at its start, and another one at 2 ms. */
const turner = (states: readonly [unknown, unknown]) => () => ({
  start(self: { report(report: never): void; after(delay: number, timer: 'T'): void }) {
    self.report({ kind: 'state', state: states[0] } as never);
    self.after(ms(2), 'T');
  },
  timer(_timer: unknown, self: { report(report: never): void }) {
    self.report({ kind: 'state', state: states[1] } as never);
  },
});

describe('a reported state', () => {
  test('is told to who listens to states, and to nobody else', () => {
    const heard: unknown[] = [];
    const { result } = play(
      (setup) => void setup.spawn('one', turner(['cold', 'hot'])),
      {},
      {
        observers: [
          { state: (state, from, at) => heard.push([state, from.name, at]) },
          { report: () => heard.push('graph'), span: () => heard.push('span') },
        ],
      },
    );
    expect(heard).toEqual([
      ['cold', 'one', 0],
      ['hot', 'one', 2000],
    ]);
    expect(result.graph).toEqual({ nodes: 0, edges: 0 });
  });

  test('is no part of the fingerprint', () => {
    const fingerprintOf = (states: [string, string]) =>
      play((setup) => void setup.spawn('one', turner(states))).result.fingerprint;
    expect(fingerprintOf(['cold', 'hot'])).toBe(fingerprintOf(['hot', 'cold']));
  });

  test('is a name of up to 40 characters', () => {
    for (const state of ['', 7, undefined, 'a\nb', 'x'.repeat(41)]) {
      const { result } = play((setup) => void setup.spawn('one', turner(['cold', state])));
      expect(result.outcome).toMatchObject(failure('one', 'reports the state'));
    }
    const { result } = play((setup) => void setup.spawn('one', turner(['x'.repeat(40), 'é'])));
    expect(result.outcome.reason).toBe('idle');
  });
});

describe('a world that is looked at', () => {
  const world = () =>
    stage(
      (setup) => {
        const two = setup.channel('two');
        setup.spawn('one', () => ({
          start(self) {
            self.after(ms(3), 'once');
            self.every(ms(2), { again: true });
            self.send(two, 'hello');
          },
        }));
        setup.spawn(two, () => ({}));
      },
      {
        network: { latency: '5ms' },
        faults: [{ kind: 'pause', actors: 'two', from: '4ms', to: '9ms' }],
        limits: { until: '20ms' },
      },
    );

  test('shows the timers of an actor, by when they are due', () => {
    const looked = world();
    looked.advance({ events: 1 });
    expect(looked.timers('one')).toEqual([
      { at: 2000, timer: { again: true }, every: 2000 },
      { at: 3000, timer: 'once', every: undefined },
    ]);
    expect(looked.timers('two')).toEqual([]);
    expect(looked.timers('nobody')).toEqual([]);
  });

  test('shows when a message was sent, and by which id it arrives', () => {
    const looked = world();
    looked.advance({ events: 1 });
    const [message] = looked.flights();
    expect(message).toMatchObject({ at: 5000, sentAt: 0, message: 'hello' });
    const again = looked.again(0, {
      observers: [{ event: ({ id, kind }) => void (kind === 'message' && ids.push(id)) }],
    });
    const ids: string[] = [];
    again.advance();
    expect(ids).toEqual([message.id]);
  });

  test('shows whom a fault holds still, and when the next event comes', () => {
    const looked = world();
    expect(looked.nextAt).toBe(0);
    looked.advance({ until: ms(5) });
    expect([looked.now, looked.nextAt]).toEqual([4000, 5000]);
    expect(looked.actor('two')?.isPaused).toBe(true);
    expect(looked.actor('one')?.isPaused).toBe(false);
    looked.advance();
    expect(looked.nextAt).toBeUndefined();
  });

  test('does not tell when a message was sent where nobody keeps it', () => {
    const plain = stage(
      (setup) => {
        const two = setup.spawn('two', () => ({}));
        setup.spawn('one', () => ({ start: (self) => self.send(two, 'hello') }));
      },
      { network: { latency: '5ms' } },
    );
    plain.advance({ events: 1 });
    expect([...plain.flights()].map(({ sentAt }) => sentAt)).toEqual([undefined]);
  });
});
