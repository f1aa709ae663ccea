import { describe, expect, test } from 'vitest';
import { type Channel, ms, type Setup, us, type World } from '../../../kernel/index.ts';
import { type Anyone, failure, play, stage } from '../actors/stage.ts';

const clock: Anyone = { start: (self) => self.every(ms(10), 'Again'), timer() {} };

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a run in which an observer has thrown', () => {
  const breaks = (count: number) => ({
    event({ index }: { index: number }): void {
      if (index === count) throw new Error('no more room');
    },
  });

  test('is broken: it cannot go on', () => {
    const world = stage(
      (setup) => void setup.spawn('clock', () => clock),
      {},
      { observers: [breaks(3)] },
    );
    expect(() => world.advance({ events: 9 })).toThrow('no more room');
    expect(() => world.advance({ events: 9 })).toThrow(code('misuse'));
  });

  test('is broken even if the actor that it listened to catches what it threw', () => {
    const log = (): void => {
      throw new Error('no more room');
    };
    const catching: Anyone = {
      start(self) {
        try {
          self.log('x');
        } catch {}
        self.every(ms(1), 'Again');
      },
      timer() {},
    };
    const world = stage(
      (setup) => void setup.spawn('one', () => catching),
      {},
      { observers: [{ log }] },
    );
    expect(() => world.advance({ events: 9 })).toThrow('no more room');
    expect(world.eventCount).toBe(1);
  });
});

describe('a network that answers badly when a message arrives', () => {
  const advanceWith = (verdict: () => unknown) => {
    const network = {
      fate: () => ({ latency: 1, isOrdered: true, isSteady: true }),
      verdict: verdict as () => string,
    };
    const toItself: Anyone = { start: (self) => self.send(self.channel, 'x') };
    const world = stage((setup) => void setup.spawn('one', () => toItself), {}, { network });
    return { world, advance: () => world.advance() };
  };

  test('is refused where its verdict is no text', () => {
    for (const verdict of [undefined, false, 7, Symbol('lost')]) {
      expect(advanceWith(() => verdict).advance).toThrow(code('misuse'));
    }
  });

  test('breaks the run, which cannot go on without the message', () => {
    const { advance, world } = advanceWith(() => {
      throw new Error('no such link');
    });
    expect(advance).toThrow('no such link');
    expect(advance).toThrow(code('misuse'));
    expect(() => world.result()).toThrow(code('misuse'));
  });
});

test('an actor that catches the limit of pending events does not get past it', () => {
  const flood: Anyone = {
    start(self) {
      for (let count = 0; count < 10; count++) {
        try {
          self.send(self.channel, count);
        } catch {}
      }
    },
  };
  const { result } = play((setup) => void setup.spawn('one', () => flood), {
    limits: { pending: 4 },
  });
  expect(result.outcome).toEqual({ reason: 'pending-limit', at: 0, events: 1 });
});

test('a handler that stops the run and then throws, or makes a promise, has failed', () => {
  const afterwards: readonly (() => void)[] = [
    () => {
      throw new Error('no such round');
    },
    () => void Promise.resolve(),
  ];
  for (const then of afterwards) {
    const one: Anyone = {
      start(self) {
        self.stop();
        then();
      },
    };
    const { result } = play((setup) => void setup.spawn('one', () => one));
    expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'one', events: 1 });
  }
});

describe('a world refuses', () => {
  test('a slice that is none', () => {
    const world = stage((setup) => void setup.spawn('clock', () => clock));
    for (const slice of [{ events: Number.NaN }, { events: -1 }, { until: Number.NaN }]) {
      expect(() => world.advance(slice)).toThrow(code('bad-argument'));
    }
    const text = { events: '2' } as unknown as { events: number };
    expect(() => world.advance(text)).toThrow('advance: events: got "2", expected a number from 0');
  });

  test('to be advanced from within', () => {
    const inner: { world?: World } = {};
    const event = (): void => void inner.world?.advance({ events: 1 });
    inner.world = stage(
      (setup) => void setup.spawn('clock', () => clock),
      {},
      { observers: [{ event }] },
    );
    expect(() => inner.world?.advance()).toThrow(code('misuse'));
  });

  test('a network whose latency is no span of time', () => {
    const none = [Number.NaN, -5, 0.5, 1e-20, Number.POSITIVE_INFINITY, 2 ** 53 - 1];
    for (const [latency, isOrdered] of none.flatMap((one) => [
      [one, true] as const,
      [one, false] as const,
    ])) {
      const { result } = play(
        (setup) =>
          void setup.spawn('one', () => ({
            start: (self) => self.after(us(1), 'T'),
            // At an instant beside which the smallest of them is nothing, and the largest too much.
            timer: (_timer, self) => self.send(self.channel, 1),
          })),
        {},
        { network: { fate: () => ({ latency, isOrdered, isSteady: false }) } },
      );
      expect(result.outcome).toMatchObject({
        ...failure('one', `the network's latency is ${latency} us, expected a whole number from 0`),
        at: 1,
      });
      expect(result.counts.sent).toBe(0);
    }
  });
});

test('an observer may interrupt the run: that event is its last', () => {
  const watched: { world?: World } = {};
  const event = ({ index }: { index: number }): void => {
    if (index === 5) watched.world?.interrupt();
  };
  watched.world = stage(
    (setup) => void setup.spawn('clock', () => clock),
    {},
    { observers: [{ event }] },
  );
  expect(watched.world.advance()).toMatchObject({ reason: 'interrupted', events: 5 });
  expect(watched.world.eventCount).toBe(5);
});

test('what is no data fails the run whether or not anybody is there to hear it', () => {
  const { result } = play((setup) => {
    const nobody = setup.channel('nobody');
    setup.spawn('one', () => ({ start: (self) => self.send(nobody, { big: 1n }) }));
  });
  expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'one' });
});

test('what was thrown may have no text at all', () => {
  const { result } = play((setup) => {
    setup.spawn('one', () => ({
      start() {
        throw Object.create(null);
      },
    }));
  });
  expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'one' });
});

test('the graph of a scenario is sealed: no model changes what a result says was run', () => {
  const graph = { nodes: [{ name: 'a', service: 'x' }], edges: [] };
  const pushing = (): unknown =>
    play((setup) => void (setup.graph?.nodes as unknown[] | undefined)?.push('b'), { graph });
  expect(pushing).toThrow(/its set-up failed: TypeError: .*not extensible/);
  expect(pushing).toThrow(code('bad-model'));
  expect(graph.nodes.length).toBe(1);
});

test('a set-up that is over spawns nobody, behind a name or a channel', () => {
  const late: { setup?: Setup; channel?: Channel } = {};
  const world = stage((setup) => {
    late.setup = setup;
    late.channel = setup.channel('late');
  });
  for (const at of ['late', late.channel]) {
    expect(() => late.setup?.spawn(at ?? '', () => clock)).toThrow(code('bad-model'));
  }
  expect([...world.actors()].length).toBe(1);
});

test('a set-up that was cut short is over, too', () => {
  const late: { setup?: Setup } = {};
  const keep = (setup: Setup): void => {
    late.setup = setup;
    setup.spawn('one', () => clock);
    setup.spawn('two', () => clock);
    throw new Error('no graph');
  };
  const world = stage(keep, { limits: { pending: 1 } });
  expect(world.ending).toMatchObject({ reason: 'pending-limit' });
  expect(() => late.setup?.channel('late')).toThrow(code('bad-model'));
  expect(() => late.setup?.random.uniform()).toThrow(code('misuse'));

  expect(() => stage(keep)).toThrow('no graph');
  expect(() => late.setup?.channel('late')).toThrow(code('bad-model'));
});
