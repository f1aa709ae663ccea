import { describe, expect } from 'vitest';
import { type Channel, ms, type Network, seconds, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { alone, failure, listener, type Me, play, stage } from './stage.ts';

describe('self.send', () => {
  test('reaches its channel at the same instant, in order, and tells from whom', () => {
    const seen: string[] = [];
    const { result } = play((setup) => {
      const to = setup.spawn('to', () => listener(seen));
      setup.spawn('from', () => ({
        start(self) {
          for (const message of ['a', 'b', 'c']) self.send(to, message);
        },
      }));
    });
    expect(seen).toEqual(['0 from "a"', '0 from "b"', '0 from "c"']);
    expect(result.counts).toMatchObject({ sent: 3, delivered: 3, inFlight: 0 });
  });

  test('keeps the order of each link when ties are shuffled, and shuffles those of several', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const seen: string[] = [];
      play(
        (setup) => {
          const to = setup.spawn('to', () => listener(seen));
          for (const name of ['a', 'b']) {
            setup.spawn(name, () => ({
              start(self) {
                for (let count = 1; count <= 3; count++) self.send(to, count);
              },
            }));
          }
        },
        { seed, ties: 'shuffled' },
      );
      for (const name of ['a', 'b']) {
        const own = seen.filter((line) => line.includes(` ${name} `));
        expect(own).toEqual([`0 ${name} 1`, `0 ${name} 2`, `0 ${name} 3`]);
      }
      orders.add(seen.join());
    }
    expect(orders.size).toBeGreaterThan(5);
  });

  test('freezes the message: to change it fails the actor that does, by name', () => {
    for (const culprit of ['sender', 'receiver']) {
      const { result } = play((setup) => {
        const to = setup.spawn('receiver', () => ({
          receive(message) {
            if (culprit === 'receiver') (message as { count: number }).count = 2;
          },
        }));
        setup.spawn('sender', () => ({
          start(self) {
            self.after(ms(5), 'Send');
          },
          timer(_timer, self) {
            const message = { count: 1 };
            self.send(to, message);
            if (culprit === 'sender') message.count = 2;
          },
        }));
      });
      expect(result.outcome).toMatchObject({
        ...failure(culprit, 'TypeError'),
        handling: culprit === 'sender' ? 'Send' : { count: 1 },
        at: 5000,
      });
    }
  });

  test('takes a channel as a message, which lives on', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start(self) {
          self.send(self.channel, self.channel);
        },
        receive(message, _from, self) {
          self.after(us(1), message);
        },
        timer(timer, self) {
          if (timer === self.channel) self.count('itself');
        },
      }));
    });
    expect(result.outcome.reason).toBe('idle');
    expect(result.counts.model).toEqual({ itself: 1 });
  });

  test('to what is no channel fails the sender', () => {
    for (const [to, says] of [
      ['one', 'one sends to "one", not a channel'],
      [undefined, 'one sends to nothing, not a channel'],
      [{ name: 'one' }, 'one sends to {"name":"one"}, not a channel'],
      [null, 'one sends to null, not a channel'],
    ] as const) {
      const { result } = alone((self) => self.send(to as Channel, 'x'));
      expect(result.outcome).toMatchObject(failure('one', says));
    }
  });

  test('of what JSON cannot hold fails the sender', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const message of [() => 1, { f() {} }, 5n, Symbol('s'), circular]) {
      const { result } = play((setup) => {
        const to = setup.spawn('receiver', () => listener([]));
        setup.spawn('sender', () => ({ start: (self) => self.send(to, message) }));
      });
      expect(result.outcome).toMatchObject(failure('sender', 'sender sends '));
      expect(JSON.parse(JSON.stringify(result)).outcome).toEqual(result.outcome);
    }
  });

  test('takes as long as the network says', () => {
    const seen: string[] = [];
    const network: Network = {
      fate: ({ to }) => ({
        latency: to.name === 'far' ? seconds(1) : ms(1),
        isOrdered: true,
        isSteady: true,
      }),
    };
    play(
      (setup) => {
        const far = setup.spawn('far', () => listener(seen));
        const near = setup.spawn('near', () => listener(seen));
        setup.spawn('one', () => ({
          start(self) {
            self.send(far, 1);
            self.send(near, 2);
          },
        }));
      },
      {},
      { network },
    );
    expect(seen).toEqual(['1000 one 2', '1000000 one 1']);
  });
});

describe('self.stop, count, report, log', () => {
  test('stop ends the run after this handler', () => {
    const { result } = alone((self) => {
      self.stop();
      self.send(self.channel, 'never read');
    });
    expect(result.outcome).toEqual({ reason: 'stopped', at: 0, events: 1 });
    expect(result.counts).toMatchObject({ sent: 1, inFlight: 1 });
  });

  test('count adds one to a counter of any name', () => {
    const { result } = alone((self) => {
      for (const name of ['a', 'b', 'a', '__proto__', 'constructor']) self.count(name);
    });
    expect(Object.entries(result.counts.model)).toEqual([
      ['a', 2],
      ['b', 1],
      ['__proto__', 1],
      ['constructor', 1],
    ]);
  });

  test('report and log tell observers what, from whom and when', () => {
    const told: unknown[] = [];
    const { result } = play(
      (setup) => {
        const other = setup.spawn('other', () => ({}));
        setup.spawn('one', () => ({
          start: (self) => self.after(ms(1), 'T'),
          timer(_timer, self) {
            self.report({ kind: 'node', service: 's' });
            self.report({ kind: 'edge', target: other });
            self.log('hello');
          },
        }));
      },
      {},
      {
        observers: [
          {},
          {
            report: (report, from, at) => told.push([report.kind, from.name, at]),
            log: (...line) => told.push(line),
          },
        ],
      },
    );
    expect(told).toEqual([
      ['node', 'one', 1000],
      ['edge', 'one', 1000],
      ['hello', expect.objectContaining({ name: 'one' }), 1000, 2],
    ]);
    expect(result.graph).toEqual({ nodes: 1, edges: 1 });
  });
});

describe('self', () => {
  test('tells its name, channel and instant', () => {
    const seen: unknown[] = [];
    play((setup) => {
      const channel: Channel = setup.spawn('one', () => ({
        start: (self) => self.after(ms(7), 'T'),
        timer: (_timer, self) => void seen.push(self.name, self.channel === channel, self.now),
      }));
    });
    expect(seen).toEqual(['one', true, 7000]);
  });

  test('refuses to be used outside of a handler', () => {
    const kept: Me[] = [];
    const channels: Channel<unknown>[] = [];
    const world = stage((setup) => {
      setup.spawn('one', () => ({
        start(self) {
          kept.push(self);
          channels.push(self.channel);
        },
      }));
    });
    world.advance();
    const [self] = kept;
    const [channel] = channels;
    const misuses = [
      () => self.channel,
      () => self.name,
      () => self.now,
      () => self.random,
      () => self.disk,
      () => self.send(channel, 'x'),
      () => self.after(us(1), 'T'),
      () => self.at(1, 'T'),
      () => self.every(us(1), 'T'),
      () => self.cancel('T'),
      () => self.spawn('child', () => ({})),
      () => self.leave(),
      () => self.stop(),
      () => self.report({ kind: 'node', service: 's' }),
      () => self.count('x'),
      () => self.log('x'),
    ];
    for (const misuse of misuses) {
      expect(misuse).toThrow(expect.objectContaining({ code: 'misuse' }));
    }
  });
});

describe('what is no word', () => {
  const wrong: [does: string, act: (self: Me) => void, says: string][] = [
    [
      'sends nothing',
      (self) => self.send(self.channel, undefined),
      'one sends nothing to one: expected plain JSON data and channels',
    ],
    [
      'sets no timer',
      (self) => self.after(1, undefined),
      'one sets or cancels the timer nothing: expected',
    ],
    ['cancels no timer', (self) => void self.cancel(undefined), 'the timer nothing: expected'],
    ['records nothing', (self) => self.record(undefined), 'one records nothing: expected plain'],
    ['counts a number', (self) => self.count(3 as never), 'one counts 3, expected a text'],
    [
      'counts a symbol',
      (self) => self.count(Symbol('x') as never),
      'one counts symbol, expected a text',
    ],
    ['counts without a name', (self) => self.count(''), 'one counts "", expected a text'],
    ['logs an object', (self) => self.log({} as never), 'one logs {}, expected a text'],
    ['logs a symbol', (self) => self.log(Symbol('x') as never), 'one logs symbol, expected a text'],
    [
      'spawns without a name',
      (self) => void self.spawn('', () => ({})),
      'got "" for the name of an actor, expected a text',
    ],
  ];
  test.each(wrong)('fails an actor that %s', (_, act, says) => {
    const { outcome } = alone(act).result;
    expect(outcome).toMatchObject(failure('one', says));
  });

  test('fails a set-up that names no actor', () => {
    expect(() => stage((setup) => void setup.channel(''))).toThrow(
      'got "" for the name of an actor',
    );
    expect(() => stage((setup) => void setup.channel(5 as never))).toThrow('got 5 for the name');
  });

  test('may be an empty line of a log', () => {
    expect(alone((self) => self.log('')).result.outcome.reason).toBe('idle');
  });
});
