import { describe, expect } from 'vitest';
import {
  type Channel,
  type Duration,
  type Instant,
  ms,
  type Network,
  type Self,
  type Span,
  seconds,
  us,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, eventsOf, play, stage } from './stage.ts';

/** An actor that writes down what it receives, and when. */
const listener = (seen: string[]): Anyone => ({
  receive: (message, from, self) => {
    seen.push(`${self.now} ${from.name} ${JSON.stringify(message)}`);
  },
  timer: (timer, self) => {
    seen.push(`${self.now} ${JSON.stringify(timer)}`);
  },
});

/** Runs one actor that does something at its start; tells what it received after, and the counts. */
function alone(start: (self: Self) => void, timer?: Anyone['timer']) {
  const seen: string[] = [];
  const one = { ...listener(seen), ...(timer && { timer }), start };
  const { result } = play((setup) => void setup.spawn('one', () => one), {
    limits: { until: '1h' },
  });
  return { seen, result };
}

const actorFailed = { reason: 'actor-failed' };

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
      expect(result.outcome).toMatchObject({ ...actorFailed, actor: culprit, at: 5000 });
      expect(result.outcome).toMatchObject({
        handling: culprit === 'sender' ? 'Send' : { count: 1 },
        error: expect.stringContaining('TypeError'),
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
    for (const to of ['one', undefined, { name: 'one' }, null]) {
      const { result } = alone((self) => self.send(to as Channel, 'x'));
      expect(result.outcome).toMatchObject({ ...actorFailed, actor: 'one' });
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
      expect(result.outcome).toMatchObject({ ...actorFailed, actor: 'sender' });
      expect(JSON.parse(JSON.stringify(result)).outcome).toEqual(result.outcome);
    }
  });

  test('takes as long as the network says', () => {
    const seen: string[] = [];
    const network: Network = {
      latency: (_from, to) => (to.name === 'far' ? seconds(1) : ms(1)) as Duration,
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

describe('self.after', () => {
  test('calls once, after the delay, with the data', () => {
    const { seen } = alone((self) => self.after(ms(2), { type: 'T', n: 1 }));
    expect(seen).toEqual(['2000 {"type":"T","n":1}']);
  });

  test('of 0 calls at the same instant, after what was scheduled before', () => {
    const { seen } = alone((self) => {
      self.send(self.channel, 'first');
      self.after(us(0), 'T');
    });
    expect(seen).toEqual(['0 one "first"', '0 "T"']);
  });

  test('replaces a pending timer of equal data, whatever the order of its fields', () => {
    const { seen } = alone((self) => {
      self.after(ms(2), { a: 1, b: { c: 2 } });
      self.after(ms(5), { b: { c: 2 }, a: 1 });
      self.after(ms(3), { a: 1, b: { c: 3 } });
    });
    expect(seen).toEqual(['3000 {"a":1,"b":{"c":3}}', '5000 {"b":{"c":2},"a":1}']);
  });

  test("does not replace another actor's timer, nor a timer to another channel of its name", () => {
    const seen: string[] = [];
    play((setup) => {
      for (const delay of [ms(1), ms(2)]) {
        setup.spawn('twin', () => ({
          ...listener(seen),
          start(self) {
            const twins = [self.spawn('peer', () => ({})), self.spawn('peer', () => ({}))];
            for (const peer of twins) self.after(delay, { peer });
            self.after(delay, 'T');
          },
        }));
      }
    });
    const thrice = (at: number) => [`${at} {"peer":"peer"}`, `${at} {"peer":"peer"}`, `${at} "T"`];
    expect(seen).toEqual([...thrice(1000), ...thrice(2000)]);
  });

  test('may be set again by its own handler', () => {
    let left = 3;
    const { result } = alone(
      (self) => self.after(ms(1), 'T'),
      (timer, self) => {
        if (--left > 0) self.after(ms(1), timer);
      },
    );
    expect(result.counts.timers).toBe(3);
    expect(result.outcome).toMatchObject({ reason: 'idle', at: 3000 });
  });

  test('refuses a delay that is no whole number of microseconds from 0', () => {
    for (const delay of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '5']) {
      const { result } = alone((self) => self.after(delay as Duration, 'T'));
      expect(result.outcome).toMatchObject({
        ...actorFailed,
        error: expect.stringContaining('one'),
      });
    }
  });

  // Once such a timer came back forever at one instant, in no chain: 1 + 1e-20 is 1.
  test('refuses a fraction of a microsecond also where adding it to the instant loses it', () => {
    const { result } = alone(
      (self) => self.after(us(1), 'T'),
      (timer, self) => self.after(1e-20 as Duration, timer),
    );
    expect(result.outcome).toMatchObject({ ...actorFailed, at: 1, events: 2 });
  });

  test('refuses to lead past the end of time, and says so', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start: (self) => self.after(Number.MAX_SAFE_INTEGER as Duration, 'T'),
        timer: (timer, self) => self.after(us(1), timer),
      }));
    });
    expect(result.outcome).toMatchObject({
      ...actorFailed,
      error: expect.stringContaining('after 1 us, expected a whole number from 0 that does not'),
    });
  });

  test('freezes the data', () => {
    const { result } = alone((self) => {
      const timer = { n: 1 };
      self.after(ms(1), timer);
      timer.n = 2;
    });
    expect(result.outcome).toMatchObject(actorFailed);
  });
});

describe('self.every', () => {
  test('calls first after one period, then again and again', () => {
    const { seen } = alone((self) => {
      self.every(ms(10), 'T');
      self.after(ms(35), 'Stop');
    }, undefined);
    expect(seen.slice(0, 4)).toEqual(['10000 "T"', '20000 "T"', '30000 "T"', '35000 "Stop"']);
    expect(seen.length).toBe(1 + 359_999);
  });

  test('refuses a period of 0', () => {
    const { result } = alone((self) => self.every(us(0), 'T'));
    expect(result.outcome).toMatchObject(actorFailed);
  });

  // Once it came back at 2^53 us again and again; of many such, the queue divided that instant forever.
  test('ends with time', () => {
    const { result } = play(
      (setup) => {
        setup.spawn('one', () => ({
          start: (self) => self.after((Number.MAX_SAFE_INTEGER - 2) as Duration, 'Start'),
          timer(timer, self) {
            if (timer === 'Start') self.every(us(1), 'T');
            // Of the last time, nothing is left to cancel.
            else if (self.now === Number.MAX_SAFE_INTEGER && self.cancel(timer)) self.count('left');
          },
        }));
      },
      { limits: { events: 1000 } },
    );
    expect(result.outcome).toMatchObject({ reason: 'idle', at: Number.MAX_SAFE_INTEGER });
    expect(result.counts).toMatchObject({ timers: 3, model: {} });
  });

  test('ends when cancelled, by its own handler too', () => {
    let left = 3;
    const { result } = alone(
      (self) => self.every(ms(10), 'T'),
      (timer, self) => {
        if (--left === 0 && self.cancel(timer)) self.count('cancelled');
      },
    );
    expect(result.counts).toMatchObject({ timers: 3, model: { cancelled: 1 } });
    expect(result.outcome).toMatchObject({ reason: 'idle', at: 30_000 });
  });

  test('is replaced by another period, and by `after`, in its own handler too', () => {
    const at: number[] = [];
    const { result } = alone(
      (self) => {
        self.every(ms(1), 'T');
        self.every(ms(10), 'T');
      },
      (timer, self) => {
        at.push(self.now);
        if (at.length === 2) self.every(ms(3), timer);
        if (at.length === 4) self.after(ms(7), timer);
      },
    );
    expect(at).toEqual([10_000, 20_000, 23_000, 26_000, 33_000]);
    expect(result.outcome.reason).toBe('idle');
  });
});

describe('self.cancel', () => {
  test('takes back the timer of equal data, and says whether there was one', () => {
    const { seen, result } = alone((self) => {
      self.after(ms(1), { peer: self.channel, n: 1 });
      self.after(ms(2), { peer: self.channel, n: 2 });
      for (const n of [1, 1, 3]) {
        self.count(self.cancel({ n, peer: self.channel }) ? 'there' : 'not there');
      }
    });
    expect(seen).toEqual(['2000 {"peer":"one","n":2}']);
    expect(result.counts.model).toEqual({ there: 1, 'not there': 2 });
  });

  test('finds nothing in the handler of that very timer', () => {
    const { result } = alone(
      (self) => self.after(ms(1), 'T'),
      (timer, self) => self.count(String(self.cancel(timer))),
    );
    expect(result.counts.model).toEqual({ false: 1 });
  });

  test('takes back also what is due at this instant', () => {
    const { seen } = alone((self) => {
      self.after(us(0), 'T');
      self.cancel('T');
    });
    expect(seen).toEqual([]);
  });

  test('freezes the data, as `after` does', () => {
    const { result } = alone((self) => {
      const timer = { n: 1 };
      self.cancel(timer);
      timer.n = 2;
    });
    expect(result.outcome).toMatchObject(actorFailed);
  });
});

describe('self.spawn and self.leave', () => {
  test('an actor starts before anything else reaches it, however ties are shuffled', () => {
    for (let seed = 0; seed < 50; seed++) {
      const seen: string[] = [];
      play(
        (setup) => {
          const late = setup.channel('late');
          setup.spawn('parent', () => ({
            start(self) {
              self.send(late, 'to late');
              const child = self.spawn('child', () => ({
                start: () => void seen.push('child starts'),
                receive: (message: unknown) => void seen.push(`child gets ${message}`),
              }));
              self.send(child, 'hello');
            },
          }));
          setup.spawn(late, () => ({
            start: () => void seen.push('late starts'),
            receive: (message) => void seen.push(`late gets ${message}`),
          }));
        },
        { seed, ties: 'shuffled' },
      );
      expect(seen.length).toBe(4);
      expect(seen.indexOf('child starts')).toBeLessThan(seen.indexOf('child gets hello'));
      expect(seen.indexOf('late starts')).toBeLessThan(seen.indexOf('late gets to late'));
    }
  });

  test('names need not be unique: two of one name are two actors', () => {
    const { world, result } = play((setup) => {
      setup.spawn('one', () => ({
        start(self) {
          const [a, b] = [self.spawn('twin', () => ({})), self.spawn('twin', () => ({}))];
          self.count(String(a === b));
        },
      }));
    });
    expect([...world.actors()].map(({ name }) => name)).toEqual(['one', 'twin', 'twin']);
    expect(result.counts).toMatchObject({ actors: 3, model: { false: 1 } });
    const [, twin, other] = result.actors.groups.map(([, hash]) => hash);
    expect(twin).not.toBe(other);
  });

  test('what arrives at a leaver is dropped as gone and counted; what it sent still arrives', () => {
    const seen: string[] = [];
    const { world, result } = play((setup) => {
      const other = setup.spawn('other', () => listener(seen));
      const leaver = setup.spawn('leaver', () => ({
        start(self) {
          self.send(self.channel, 'too late');
          self.send(other, 'before');
          self.leave();
          self.leave();
          self.send(other, 'after');
        },
        receive: () => void seen.push('never'),
      }));
      setup.spawn('one', () => ({ start: (self) => self.send(leaver, 'too late') }));
    });
    expect(seen).toEqual(['0 leaver "before"', '0 leaver "after"']);
    expect(result.counts).toMatchObject({
      left: 1,
      sent: 4,
      delivered: 2,
      dropped: { gone: 2 },
      inFlight: 0,
    });
    expect(world.actor('leaver')?.life).toBe('gone');
  });

  test('timers of a leaver never fire, those it sets after leaving included', () => {
    const { seen, result } = alone((self) => {
      self.every(ms(1), 'periodic');
      for (let n = 0; n < 100; n++) self.after(ms(n), { n });
      self.after(us(0), 'now');
      self.leave();
      self.after(ms(1), 'later');
    });
    expect(seen).toEqual([]);
    expect(result.outcome).toMatchObject({ reason: 'idle', events: 1 });
  });

  test('a periodic timer ends when its own handler leaves', () => {
    const { result } = alone(
      (self) => self.every(ms(1), 'T'),
      (_timer, self) => self.leave(),
    );
    expect(result.outcome).toMatchObject({ reason: 'idle', at: 1000 });
  });

  test('messages to a channel without an actor are dropped as gone', () => {
    const { result } = play((setup) => {
      const nobody = setup.channel('nobody');
      setup.spawn('one', () => ({ start: (self) => self.send(nobody, 'x') }));
    });
    expect(result.counts.dropped).toEqual({ gone: 1 });
  });
});

describe('self.stop, count, report, log, disk', () => {
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
      ['hello', expect.objectContaining({ name: 'one' }), 1000],
    ]);
    expect(result.graph).toEqual({ nodes: 1, edges: 1 });
  });

  const span: Span = {
    kind: 'span',
    role: 'server',
    name: 'Ask',
    trace: 1,
    span: 2,
    start: ms(1) as number as Instant,
    waited: us(0),
    served: ms(1),
  };

  /** Reports a span at 2 ms; what an observer of spans and of the graph hears of it. */
  const reported = (report: Span) => {
    const heard: unknown[] = [];
    const { result } = play(
      (setup) =>
        setup.spawn('one', () => ({
          start: (self) => self.after(ms(2), 'T'),
          timer: (_timer, self) => self.report(report),
        })),
      {},
      {
        observers: [
          { span: (one, from, at) => heard.push([one, from.name, at]) },
          { report: () => heard.push('graph') },
        ],
      },
    );
    return { heard, result };
  };

  test('a span is told to observers of spans, and is no part of the graph', () => {
    const { heard, result } = reported(span);
    expect(heard).toEqual([[span, 'one', 2000]]);
    expect(result.graph).toEqual({ nodes: 0, edges: 0 });
  });

  test('what is no span fails its actor, and nobody hears of it', () => {
    const call = { ...span, role: 'client', peer: undefined, attempt: 1 };
    const wrong: object[] = [
      { trace: 0 },
      { trace: Number.NaN },
      { span: 1.5 },
      { parent: -1 },
      { start: 2001 as Instant },
      { start: -1 as Instant },
      { role: 'peer' },
      { name: '' },
      { error: 7 },
      { waited: -1 },
      { served: 0.5 },
      call,
    ];
    for (const part of wrong) {
      const { heard, result } = reported({ ...span, ...part } as Span);
      expect(heard).toEqual([]);
      expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'one' });
    }
    const { outcome } = reported({ ...span, served: -1 } as Span).result;
    expect(outcome).toMatchObject({
      error:
        'SimulationError: "one" reports a span of which served is -1, expected whole microseconds from 0',
    });
  });

  test('what can be recorded in no graph fails its actor, whether or not anybody listens', () => {
    const control = String.fromCharCode(1);
    const wrong: [report: object, says: string][] = [
      [{ kind: 'node', service: `a${control}b` }, '"one" reports a node of service "a\\u0001b"'],
      [{ kind: 'node', service: 7 }, '"one" reports a node of service 7: expected'],
      [{ kind: 'edge', target: 'two' }, '"one" reports an edge to "two": expected a channel'],
      [{ kind: 'edge', target: Object.create(null) }, '"one" reports an edge to {}'],
      [{ kind: 'node', service: 's', labels: null }, 'a node with labels null: expected texts'],
      [{ kind: 'node', service: 's', labels: { machine: 7 } }, 'with labels {"machine":7}'],
      [{ kind: 'node', service: 's', labels: { machine: undefined } }, 'with labels {}'],
      [{ kind: 'edges' }, '"one" reports a "edges": expected a node, an edge or a span'],
    ];
    for (const [report, says] of wrong) {
      const { heard, result } = reported(report as Span);
      expect(heard).toEqual([]);
      expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'one' });
      expect(result.outcome).toHaveProperty('error', expect.stringContaining(says));
    }
    const zone = `z${control}`;
    const { result } = play((setup) =>
      setup.spawn('one', () => ({ start: (self) => self.report({ kind: 'node', service: '' }) }), {
        zone,
      }),
    );
    expect(result.outcome).toHaveProperty(
      'error',
      expect.stringContaining('node in zone "z\\u0001"'),
    );
  });

  test('disk keeps data, for each actor its own', () => {
    const { result } = play((setup) => {
      for (const name of ['a', 'b']) {
        setup.spawn(name, () => ({
          start(self) {
            self.disk[name] = 1;
            self.after(ms(1), 'T');
          },
          timer: (_timer, self) => self.count(Object.keys(self.disk).join()),
        }));
      }
    });
    expect(result.counts.model).toEqual({ a: 1, b: 1 });
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
    let kept: Self | undefined;
    const world = stage((setup) => {
      setup.spawn('one', () => ({
        start(self) {
          kept = self;
        },
      }));
    });
    world.advance();
    const self = kept as Self;
    const misuses = [
      () => self.channel,
      () => self.name,
      () => self.random,
      () => self.disk,
      () => self.send(self.channel, 'x'),
      () => self.after(us(1), 'T'),
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

describe('randomness and identity', () => {
  /** Draws of actor b, and the ids of its events, where actor a does more or less. */
  const lifeOfB = (a: Anyone, before: boolean) => {
    const drawn: number[] = [];
    const seen: string[] = [];
    const b: Anyone = {
      start: (self) => self.every(ms(10), 'Tick'),
      timer(_timer, self) {
        drawn.push(self.random.uniform(), self.random.integer(0, 1000));
        self.send(self.channel, 'x');
      },
      receive: (_message, _from, self) => void drawn.push(self.random.uniform()),
    };
    const events = eventsOf(
      (setup) => {
        if (before) setup.spawn('a', () => a);
        setup.spawn('b', () => b);
        if (!before) setup.spawn('a', () => a);
      },
      { limits: { until: '100ms' } },
    );
    for (const { to, id, cause, at } of events) {
      if (to.name === 'b') seen.push(`${at} ${id} ${cause}`);
    }
    return { drawn, seen };
  };

  test('depend on nothing that another actor does', () => {
    const quiet = lifeOfB({}, true);
    const busy: Anyone = {
      start: (self) => self.every(ms(3), 'Tick'),
      timer(_timer, self) {
        self.random.normal(0, 1);
        self.spawn('child', () => ({
          start: (own: Self) => own.send(own.channel, own.random.uniform()),
        }));
        self.send(self.channel, 'x');
      },
    };
    expect(lifeOfB(busy, true)).toEqual(quiet);
    expect(lifeOfB(busy, false)).toEqual(quiet);
    expect(quiet.drawn.length).toBe(27);
    expect(new Set(quiet.drawn.filter((value) => value < 1)).size).toBe(18);
    expect(new Set(quiet.seen).size).toBe(19);
  });

  /** Ids of an actor's events that match, where its tick does this. */
  const idsOf = (kind: 'timer' | 'message', tick: (self: Self, peers: Channel[]) => void) =>
    eventsOf(
      (setup) => {
        const peers = ['p', 'q'].map((name) => setup.spawn(name, () => ({ receive() {} })));
        setup.spawn('one', () => ({
          start: (self) => self.every(ms(10), 'Tick'),
          timer: (_timer, self) => tick(self, peers),
        }));
      },
      { limits: { until: '50ms' } },
    )
      .filter((event) => event.kind === kind && (kind === 'timer' || event.to.name === 'q'))
      .map(({ id }) => id);

  test('the next tick is the same whether or not this one sends, spawns or sets a timer', () => {
    const ids = idsOf('timer', () => undefined);
    expect(new Set(ids).size).toBe(4);
    const busy = idsOf('timer', (self, [peer]) => {
      self.send(peer, 'x');
      self.spawn('child', () => ({}));
    });
    expect(busy).toEqual(ids);
  });

  test('a message to one does not depend on one to another, nor on what it says', () => {
    const ids = idsOf('message', (self, [, q]) => self.send(q, 'x'));
    expect(new Set(ids).size).toBe(4);
    const withOther = idsOf('message', (self, [p, q]) => {
      self.send(p, 'x');
      self.send(q, 'y');
    });
    expect(withOther).toEqual(ids);
    const twice = idsOf('message', (self, [, q]) => {
      self.send(q, 'x');
      self.send(q, 'x');
    });
    expect(twice.filter((_id, index) => index % 2 === 0)).toEqual(ids);
    expect(new Set(twice).size).toBe(8);
  });

  test('a message to a new actor does not depend on whether that one has a start', () => {
    const idOf = (child: Anyone) =>
      eventsOf((setup) => {
        setup.spawn('one', () => ({
          start: (self) =>
            self.send(
              self.spawn('child', () => child),
              'x',
            ),
        }));
      }).find(({ kind }) => kind === 'message')?.id;
    expect(idOf({ start() {}, receive() {} })).toBe(idOf({ receive() {} }));
  });
});
