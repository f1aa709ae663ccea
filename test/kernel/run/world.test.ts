import { describe, expect } from 'vitest';
import {
  type Channel,
  type Draws,
  defineModel,
  LAWS,
  ms,
  option,
  seconds,
  simulate,
  us,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, type Me, misuse, play, stage } from '../actors/stage.ts';

/** Sends itself a message every period. */
const clock = (period = ms(10)): Anyone => ({
  start: (self) => self.every(period, 'Tick'),
  timer() {},
});

/** Sends each message back at once. */
const echo: Anyone = { receive: (message, from, self) => self.send(from, message) };

describe('a run ends', () => {
  test('idle, when nothing is left to happen', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({ start: (self) => self.after(seconds(5), 'T'), timer() {} }));
    });
    expect(result.outcome).toEqual({ reason: 'idle', at: 5_000_000, events: 2 });
  });

  test('idle at once, without actors', () => {
    const { result } = play(() => undefined);
    expect(result.outcome).toEqual({ reason: 'idle', at: 0, events: 0 });
  });

  test('stopped, by an actor', () => {
    const { result } = play((setup) => {
      setup.spawn('clock', () => clock());
      setup.spawn('one', () => ({
        start: (self) => self.after(ms(25), 'T'),
        timer: (_timer, self) => self.stop(),
      }));
    });
    expect(result.outcome).toEqual({ reason: 'stopped', at: 25_000, events: 5 });
  });

  test('at its limit of time, which is exclusive, whatever its last event was', () => {
    const limited = (until: string | number, queue: 'ladder' | 'plain') => {
      const limits = { until };
      const { world, result } = play(
        (setup) => void setup.spawn('clock', () => clock()),
        { limits },
        { queue },
      );
      expect(world.now).toBe(result.outcome.at);
      return result.outcome;
    };
    for (const queue of ['ladder', 'plain'] as const) {
      expect(limited('50ms', queue)).toEqual({ reason: 'time-limit', at: 50_000, events: 5 });
      expect(limited(50_001, queue)).toEqual({ reason: 'time-limit', at: 50_001, events: 6 });
      expect(limited('1h', queue)).toEqual({ reason: 'time-limit', at: 3.6e9, events: 360_000 });
      expect(limited(0, queue)).toEqual({ reason: 'time-limit', at: 0, events: 0 });
    }
  });

  test('at its limit of events rather than that of time, and at the instant of its last event', () => {
    const { result } = play((setup) => void setup.spawn('clock', () => clock()), {
      limits: { until: '1h', events: 4 },
    });
    expect(result.outcome).toEqual({ reason: 'event-limit', at: 30_000, events: 4 });
  });

  test('idle before its time limit, if nothing is left to happen by then', () => {
    const { result } = play((setup) => void setup.spawn('one', () => ({ start() {} })), {
      limits: { until: '1s' },
    });
    expect(result.outcome.reason).toBe('idle');
  });

  test('at its limit of events, unless nothing is left', () => {
    const limited = (events: number) =>
      play(
        (setup) =>
          void setup.spawn('one', () => ({
            start: (self) => self.after(ms(1), 'T'),
            timer() {},
          })),
        { limits: { events } },
      ).result.outcome;
    expect(limited(1)).toEqual({ reason: 'event-limit', at: 0, events: 1 });
    expect(limited(2)).toEqual({ reason: 'idle', at: 1000, events: 2 });
  });

  test('at its limit of pending events: what did not fit was not sent', () => {
    const flood = (self: Me): void => {
      for (let count = 0; count < 10; count++) self.send(self.channel, count);
    };
    for (const queue of ['ladder', 'plain'] as const) {
      const { world, result } = play(
        (setup) => void setup.spawn('one', () => ({ start: flood })),
        { limits: { pending: 4 } },
        { queue },
      );
      expect(result.outcome).toEqual({ reason: 'pending-limit', at: 0, events: 1 });
      expect(result.counts).toMatchObject({ sent: 4, inFlight: 4 });
      expect([...world.inFlight()].length).toBe(4);
    }
    const fits = play((setup) => void setup.spawn('one', () => ({ start: flood })), {
      limits: { pending: 10 },
    });
    expect(fits.result.outcome.reason).toBe('idle');
  });

  test('at its limit of pending events in the set-up already', () => {
    const { result } = play(
      (setup) => {
        setup.spawn('one', () => ({ start() {} }));
        setup.spawn('two', () => ({ start() {} }));
      },
      { limits: { pending: 1 } },
    );
    expect(result.outcome).toEqual({ reason: 'pending-limit', at: 0, events: 0 });
  });

  test('where a periodic timer fits, it fits again and again', () => {
    const { result } = play((setup) => void setup.spawn('clock', () => clock()), {
      limits: { pending: 1, events: 100 },
    });
    expect(result.outcome.reason).toBe('event-limit');
  });
});

describe('a livelock', () => {
  test('of two actors who answer each other without delay names both, and only both', () => {
    for (const ties of ['fifo', 'shuffled'] as const) {
      const { result } = play(
        (setup) => {
          for (let index = 0; index < 50; index++) {
            setup.spawn(`clock ${index}`, () => clock(ms(1)));
            // Busy at the very instant of the livelock, again and again, but in no chain.
            setup.spawn(`busy ${index}`, () => ({
              start: (self) => self.after(ms(1), 'T'),
              timer(_timer, self) {
                for (let count = 0; count < 100; count++) self.send(self.channel, count);
              },
            }));
          }
          const ping = setup.spawn('ping', () => echo);
          setup.spawn('pong', () => ({
            ...echo,
            start: (self) => self.after(ms(1), 'T'),
            timer: (_timer, self) => self.send(ping, 'ball'),
          }));
        },
        { ties },
      );
      expect(result.outcome).toMatchObject({ reason: 'livelock', at: 1000 });
      const { actors } = result.outcome as unknown as { actors: string[] };
      expect(actors.slice().sort()).toEqual(['ping', 'pong']);
    }
  });

  // Causes are kept of all events only where somebody may ask; slots hold old ones of other events.
  test('names the same actors whether or not anybody listens to events', () => {
    const ring: Channel[] = [];
    const outcomes = [[], [{ event() {} }]].map((observers) => {
      const { result } = play(
        (setup) => {
          for (let index = 0; index < 60; index++) ring[index] = setup.channel(`ring ${index}`);
          ring.forEach((channel, index) => {
            setup.spawn(channel, () => ({
              start: (self) => self.every(ms(1), 'T'),
              timer(_timer, self) {
                // Other chains, which end shortly before their events are noted, and shortly after.
                if (index < 2) self.send(self.channel, index === 0 ? 9900 : 9960);
                if (index === 0 && self.now > ms(1)) self.send(ring[1], 'ball');
              },
              receive(message, _from, self) {
                if (message === 'ball') self.send(ring[(index + 1) % 60], message);
                else if (Number(message) > 0) self.send(self.channel, Number(message) - 1);
              },
            }));
          });
        },
        {},
        { observers },
      );
      return result.outcome;
    });
    expect(outcomes[0]).toMatchObject({ reason: 'livelock', at: 2000 });
    expect(outcomes[0]).toHaveProperty('actors.length', 60);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('of one actor whose timer comes back at once names it', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start: (self) => self.after(us(0), 'T'),
        timer: (timer, self) => self.after(us(0), timer),
      }));
    });
    expect(result.outcome).toMatchObject({ reason: 'livelock', at: 0, actors: ['one'] });
  });

  test('is more than 10,000 events in one chain at one instant: not one fewer, nor over several', () => {
    const chainOf = (length: number, delay = us(0)) =>
      play((setup) => {
        let left = length;
        const again = (self: Me): void => {
          if (--left > 0) self.after(delay, 'T');
        };
        setup.spawn('one', () => ({ start: again, timer: (_timer, self) => again(self) }));
      }).result.outcome;
    expect(chainOf(10_000)).toMatchObject({ reason: 'idle', events: 10_000 });
    expect(chainOf(10_001)).toMatchObject({ reason: 'livelock', events: 10_000 });
    expect(chainOf(30_000, us(1)).reason).toBe('idle');
  });

  test('is not a set-up of a million events at one instant', { tags: ['long'] }, () => {
    const { result } = play((setup) => {
      const sink = setup.spawn('sink', () => ({ receive() {} }));
      setup.spawn('one', () => ({
        start(self) {
          for (let count = 0; count < 1_000_000; count++) self.send(sink, 'x');
        },
      }));
    });
    expect(result.outcome).toEqual({ reason: 'idle', at: 0, events: 1_000_001 });
  });
});

describe('ties', () => {
  test('are the events at the instant of the one before', () => {
    const tiesOf = (instants: readonly number[]) =>
      play((setup) => {
        for (const [index, at] of instants.entries()) {
          setup.spawn(`one ${index}`, () => ({
            start: (self) => self.after(us(at), at),
            timer() {},
          }));
        }
      }).result.counts.ties;
    // One actor: its start, then its timer.
    expect(tiesOf([5])).toBe(0);
    expect(tiesOf([0])).toBe(1);
    expect(tiesOf([5, 5, 6])).toBe(2 + 1);
  });
});

describe('a world', () => {
  test('tells how it stands between slices', () => {
    const world = stage((setup) => void setup.spawn('clock', () => clock()));
    expect([world.now, world.eventCount, world.ending]).toEqual([0, 0, undefined]);
    const atStart = world.fingerprint;
    expect(world.advance({ until: ms(30) })).toBe('paused');
    expect([world.now, world.eventCount]).toEqual([20_000, 3]);
    expect(world.fingerprint).not.toBe(atStart);
    expect(world.advance({ events: 2 })).toBe('paused');
    expect([world.now, world.eventCount]).toEqual([40_000, 5]);
    expect(world.advance({ events: 0 })).toBe('paused');
    expect(world.advance({ until: ms(1) })).toBe('paused');
    expect(world.eventCount).toBe(5);
  });

  test('has no result before the end of the run', () => {
    const world = stage((setup) => void setup.spawn('clock', () => clock()));
    world.advance({ events: 3 });
    expect(() => world.result()).toThrow(expect.objectContaining({ code: 'misuse' }));
  });

  test('stays as it is once the run has ended', () => {
    const world = stage((setup) => void setup.spawn('clock', () => clock()), {
      limits: { events: 3 },
    });
    const outcome = world.advance();
    expect(world.advance({ events: 5 })).toBe(outcome);
    expect(world.ending).toBe(outcome);
    expect(world.result()).toEqual(world.result());
  });

  test('shows its actors and what is on its way', () => {
    const actor: Anyone = {};
    const { world } = play(
      (setup) => {
        const to = setup.spawn('to', () => actor);
        setup.channel('nobody');
        setup.spawn('from', () => ({ start: (self) => self.send(to, { n: 1 }) }));
      },
      { limits: { until: '1s' } },
      { network: { fate: () => ({ latency: seconds(2), isOrdered: true, isSteady: true }) } },
    );
    expect(world.actor('to')).toMatchObject({ name: 'to', life: 'present' });
    expect(world.actor('to')?.actor).toBe(actor);
    expect(world.actor('nobody')).toMatchObject({ life: 'declared', actor: undefined });
    expect(world.actor('stranger')).toBeUndefined();
    expect([...world.actors()].map(({ name }) => name)).toEqual(['to', 'nobody', 'from']);
    const [message] = world.inFlight();
    expect(message).toMatchObject({ at: 2_000_000, message: { n: 1 } });
    expect([message.from.name, message.to.name]).toEqual(['from', 'to']);
    expect(String(message.to)).toBe('to');
  });

  test('gives the set-up random numbers of the seed, and to each key numbers of its own', () => {
    const drawn = (seed: string, before = 0): [number, number] => {
      const values: [number, number] = [0, 0];
      stage(
        (setup) => {
          for (let count = 0; count < before; count++) setup.random.uniform();
          values[0] = setup.random.uniform();
          values[1] = setup.random.at('ann').uniform();
        },
        { seed },
      );
      return values;
    };
    expect(drawn('a')).toEqual(drawn('a'));
    expect(drawn('a')[0]).not.toBe(drawn('b')[0]);
    expect(drawn('a')[1]).not.toBe(drawn('b')[1]);
    expect(drawn('a', 5)[0]).not.toBe(drawn('a')[0]);
    expect(drawn('a', 5)[1]).toBe(drawn('a')[1]);
  });

  test("refuses the set-up's random numbers once it is over, and an actor's outside of its handlers", () => {
    const draws: Draws[] = [];
    const world = stage((setup) => {
      draws.push(setup.random, setup.random.at('ann'));
      setup.spawn('one', () => ({
        start(self) {
          draws.push(self.random, self.random.at('bob'));
          self.every(us(1), 'T');
        },
        timer: (_timer, self) => self.count(`${draws[0].uniform()}`),
      }));
    });
    world.advance({ events: 1 });
    expect(draws.length).toBe(4);
    for (const random of draws) {
      expect(() => random.uniform()).toThrow(misuse('random numbers were drawn outside'));
      expect(() => random.at('x')).toThrow(misuse('random numbers were drawn outside'));
    }
    expect(world.advance()).toMatchObject({ reason: 'actor-failed', actor: 'one', at: 1 });
  });
});

describe('a result', () => {
  const model = defineModel({
    name: 'talkers',
    options: { count: 3, pause: option.duration(ms(10)), label: 'x', loud: false },
    actors(setup, { count, pause, label }) {
      const first = setup.spawn(label, () => ({ receive() {}, start() {} }));
      for (let index = 0; index < count; index++) {
        setup.spawn(`talker ${index}`, () => ({
          start: (self) => self.every(pause, { index }),
          timer: (timer, self) => self.send(first, timer),
        }));
      }
    },
  });
  const input = { seed: 7, options: { pause: '20ms' }, limits: { until: '1m' } } as const;

  test('is plain JSON data', () => {
    const result = simulate(model, input);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result.format).toBe('spigo-result-1');
    expect(result.checkpoints.length).toBeGreaterThanOrEqual(512);
    expect(result.checkpoints.length).toBeLessThan(1024);
  });

  test('holds the whole scenario, which makes the same result', () => {
    const result = simulate(model, input);
    expect(result.scenario).toEqual({
      format: 'spigo-scenario-1',
      laws: LAWS,
      model: 'talkers',
      seed: '7',
      options: { count: 3, pause: '20ms', label: 'x', loud: false },
      ties: 'fifo',
      strict: true,
      limits: { until: '1m', events: 1e12, pending: 2 ** 25 },
    });
    expect(simulate(model, JSON.parse(JSON.stringify(result.scenario)))).toEqual(result);
  });

  test('is of the present laws, whatever laws its scenario was made under', () => {
    expect(simulate(model, { ...input, laws: 1 })).toEqual(simulate(model, input));
  });

  test('depends on the seed, an option, the ties', () => {
    const hashes = [
      input,
      { ...input, seed: 8 },
      { ...input, options: { count: 4 } },
      { ...input, ties: 'shuffled' as const },
    ].map((one) => JSON.stringify(simulate(model, one as typeof input).checkpoints));
    // Talkers draw nothing, so another seed is the same run.
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(hashes[3]).not.toBe(hashes[0]);
  });

  test('has hashes of actors in groups where they are many, and these add up to the fingerprint', () => {
    for (const [count, groupSize] of [
      [3, 1],
      [1023, 1],
      [1024, 2],
      [5000, 8],
    ]) {
      const { actors, fingerprint } = simulate(model, {
        ...input,
        options: { count, pause: '30s' },
      });
      expect(actors.groupSize).toBe(groupSize);
      expect(actors.groups.length).toBe(Math.ceil((count + 1) / groupSize));
      expect(actors.groups[0][0]).toBe('x');
      const sum = actors.groups.reduce((total, [, hash]) => total + BigInt(`0x${hash}`), 0n);
      expect((sum % 2n ** 64n).toString(16).padStart(16, '0')).toBe(fingerprint);
    }
  });
});
