import { describe, expect } from 'vitest';
import { type Duration, ms, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { alone, failure, listener, play } from './stage.ts';

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

  test("replaces neither another actor's timer, nor one of another channel, nor one of its name", () => {
    const seen: string[] = [];
    play((setup) => {
      const peers = ['p', 'q'].map((name) => setup.channel(name));
      for (const [name, delay] of [
        ['one', ms(1)],
        ['two', ms(2)],
      ] as const) {
        setup.spawn(name, () => ({
          ...listener(seen),
          start(self) {
            for (const peer of [...peers, 'p']) self.after(delay, { peer });
            self.after(delay, 'T');
          },
        }));
      }
    });
    const all = (at: number) =>
      ['{"peer":"p"}', '{"peer":"q"}', '{"peer":"p"}', '"T"'].map((timer) => `${at} ${timer}`);
    expect(seen).toEqual([...all(1000), ...all(2000)]);
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
      expect(result.outcome).toMatchObject(failure('one', 'one sets a timer after '));
    }
  });

  test('says how to make a fraction a whole number', () => {
    const { result } = alone((self) => self.after(self.random.exponential(1000), 'T'));
    expect(result.outcome).toMatchObject(
      failure('one', 'whole number: round it by Math.round, or draw it by self.random.duration'),
    );
  });

  // Once such a timer came back forever at one instant, in no chain: 1 + 1e-20 is 1.
  test('refuses a fraction of a microsecond also where adding it to the instant loses it', () => {
    const { result } = alone(
      (self) => self.after(us(1), 'T'),
      (timer, self) => self.after(1e-20, timer),
    );
    expect(result.outcome).toMatchObject({ ...failure('one', 'after 1e-20 us'), at: 1, events: 2 });
  });

  test('refuses to lead past the end of time, and says so', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start: (self) => self.after(Number.MAX_SAFE_INTEGER, 'T'),
        timer: (timer, self) => self.after(us(1), timer),
      }));
    });
    expect(result.outcome).toMatchObject(
      failure('one', 'after 1 us, expected a whole number from 0 that does not'),
    );
  });

  test('freezes the data', () => {
    const { result } = alone((self) => {
      const timer = { n: 1 };
      self.after(ms(1), timer);
      timer.n = 2;
    });
    expect(result.outcome).toMatchObject(failure('one'));
  });
});

describe('self.at', () => {
  test('calls once, at the instant, which may be the present one', () => {
    const { seen } = alone((self) => {
      self.at(2000, 'later');
      self.at(self.now, 'now');
    });
    expect(seen).toEqual(['0 "now"', '2000 "later"']);
  });

  test('replaces a pending timer of equal data, as `after` does, and is replaced by it', () => {
    const { seen, result } = alone(
      (self) => {
        self.after(ms(1), 'a');
        self.at(3000, 'a');
        self.at(9000, 'b');
        self.after(ms(2), 'b');
      },
      (timer, self) => self.count(`${String(timer)} at ${self.now}`),
    );
    expect(seen).toEqual([]);
    expect(result.counts.model).toEqual({ 'a at 3000': 1, 'b at 2000': 1 });
  });

  test('refuses an instant that has passed, or is none', () => {
    for (const at of [4, -1, 5.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const { result } = alone(
        (self) => self.after(us(5), 'Set'),
        (_timer, self) => self.at(at, 'T'),
      );
      expect(result.outcome).toMatchObject({
        ...failure('one', `sets a timer at ${at} us, expected an instant, a whole number from now`),
        at: 5,
      });
    }
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
    expect(result.outcome).toMatchObject(failure('one'));
  });

  // Once it came back at 2^53 us again and again; of many such, the queue divided that instant forever.
  test('ends with time', () => {
    const { result } = play(
      (setup) => {
        setup.spawn('one', () => ({
          start: (self) => self.after(Number.MAX_SAFE_INTEGER - 2, 'Start'),
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
    expect(result.outcome).toMatchObject(failure('one'));
  });
});
