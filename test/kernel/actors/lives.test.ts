import { describe, expect } from 'vitest';
import { type Channel, type Setup, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, boss, doing, failure, type Me, play } from './stage.ts';

/** An actor that leaves at an instant. */
const leaving = (at: number): Anyone => doing({ [at]: (self) => self.leave() });

describe('the next life at an address', () => {
  test('is a fresh object behind the same channel, that starts, with the disk of the last', () => {
    const made: Anyone[] = [];
    const channels: Channel[] = [];
    const make = (): Anyone => {
      let memory = 0;
      const actor: Anyone = {
        start(self) {
          const lives = self.disk.get<number>('lives') ?? 0;
          self.count(`life ${lives} remembers ${memory}`);
          memory = 7;
          self.disk.set('lives', lives + 1);
          self.leave();
        },
      };
      made.push(actor);
      return actor;
    };
    const spawn = (self: Me) => void channels.push(self.spawn('a', make));
    const { world, result } = boss({ 1: spawn, 2: spawn, 3: spawn });
    expect(result.counts).toMatchObject({
      actors: 2,
      left: 3,
      model: { 'life 0 remembers 0': 1, 'life 1 remembers 0': 1, 'life 2 remembers 0': 1 },
    });
    expect(new Set(made).size).toBe(3);
    expect(new Set(channels).size).toBe(1);
    expect(world.actor('a')?.actor).toBe(made[2]);
    expect(world.actor('a')?.disk).toEqual(new Map([['lives', 3]]));
  });

  test('receives what was sent to an earlier one and arrives now; what came between is gone', () => {
    const seen: string[] = [];
    const member = (life: string): Anyone => ({
      ...(life === 'first' && leaving(4)),
      receive: (message, _from, self) => void seen.push(`${life} ${message} ${self.now}`),
    });
    const { result } = play(
      (setup) => {
        const a = setup.spawn('a', () => member('first'));
        setup.spawn('boss', () =>
          doing({
            1: (self) => self.send(a, 'between'),
            3: (self) => self.send(a, 'after'),
            12: (self) => void self.spawn(a, () => member('second')),
          }),
        );
      },
      {},
      { network: { fate: () => ({ latency: us(10), isOrdered: true, isSteady: true }) } },
    );
    expect(seen).toEqual(['second after 13']);
    expect(result.counts).toMatchObject({ sent: 2, delivered: 1, dropped: { gone: 1 } });
  });

  test('has none of the timers of an earlier one', () => {
    const seen: string[] = [];
    const noting = (life: string): Anyone => ({
      start(self) {
        self.after(us(20), 'once');
        if (life === 'first') self.every(us(3), 'again');
      },
      timer(timer, self) {
        seen.push(`${life} ${timer} ${self.now}`);
        if (life === 'first') self.leave();
      },
    });
    boss({ 5: (self) => void self.spawn('a', () => noting('second')) }, (setup) =>
      setup.spawn('a', () => noting('first')),
    );
    expect(seen).toEqual(['first again 3', 'second once 25']);
  });

  // Once, where ties are as scheduled, what had been sent before the spawn came before the start.
  test('starts before anything else reaches it, whatever else comes at its instant', () => {
    for (const queue of ['ladder', 'plain'] as const) {
      for (const latency of [10, 0]) {
        const seen: string[] = [];
        const late: Anyone = {
          start: () => void seen.push('start'),
          receive: () => void seen.push('receive'),
        };
        play(
          (setup) => {
            const channel = setup.channel('late');
            const spawner = doing({
              10(self) {
                if (latency === 0) self.send(channel, 'x');
                self.spawn(channel, () => late);
              },
            });
            setup.spawn('spawner', () => spawner);
            if (latency > 0) {
              setup.spawn('sender', () => ({ start: (self) => self.send(channel, 'x') }));
            }
          },
          {},
          { queue, network: { fate: () => ({ latency, isOrdered: true, isSteady: true }) } },
        );
        expect(seen).toEqual(['start', 'receive']);
      }
    }
  });

  test('keeps its zone, unless it is spawned in another; a new actor gets that of its spawner', () => {
    const { world } = play((setup) => {
      const east = { zone: 'east' };
      setup.spawn('old', () => leaving(1), { zone: 'west' });
      setup.spawn('moved', () => leaving(1), { zone: 'west' });
      setup.channel('told', { zone: 'north' });
      const spawner = doing({
        2(self) {
          self.spawn('new', () => ({}));
          self.spawn('old', () => ({}));
          self.spawn('moved', () => ({}), { zone: 'south' });
          self.spawn('told', () => ({}));
        },
      });
      setup.spawn('boss', () => spawner, east);
      setup.spawn('nowhere', () => ({}));
    });
    const zones = [...world.actors()].map(({ name, zone }) => `${name} ${zone}`);
    expect(zones).toEqual([
      'old west',
      'moved south',
      'told north',
      'boss east',
      'nowhere undefined',
      'new east',
    ]);
  });
});

describe('an actor of a second life', () => {
  /** "parent" lives from 0 to 5 and from 10 to 15, and spawns "child" at the start of each life, so many times. */
  const twice = (
    times: readonly number[],
    child: () => Anyone,
    others?: (setup: Setup) => void,
  ) => {
    const channels = new Set<Channel>();
    const left = times.slice();
    const parent = (): Anyone => ({
      start(self) {
        const count = left.shift() ?? 0;
        for (let index = 0; index < count; index++) channels.add(self.spawn('child', child));
        self.after(us(5), 'Leave');
      },
      timer: (_timer, self) => self.leave(),
    });
    const spawn = (self: Me): void => void self.spawn('parent', parent);
    return { channels, ...boss({ 0: spawn, 10: spawn }, others) };
  };

  test('gets the channel of a living actor that its earlier life had spawned: nothing starts', () => {
    const starts: number[] = [];
    let madeCount = 0;
    const { channels, result } = twice([1, 2], () => {
      madeCount++;
      return { start: (self) => void starts.push(self.now) };
    });
    expect(result.outcome.reason).toBe('idle');
    expect([madeCount, starts]).toEqual([1, [0]]);
    expect(channels.size).toBe(1);
  });

  test('starts the next life there where that actor is gone', () => {
    const starts: number[] = [];
    const { channels } = twice([1, 1], () => ({
      start(self) {
        starts.push(self.now);
        self.leave();
      },
    }));
    expect(starts).toEqual([0, 10]);
    expect(channels.size).toBe(1);
  });

  const says = 'parent spawns "child", where an actor lives';

  test('is refused what lives and somebody else had spawned, and what it had spawned in this life', () => {
    const child = (): Anyone => ({});
    const foreign = twice([0, 1], child, (setup) => void setup.spawn('child', child));
    expect(foreign.result.outcome).toMatchObject({ ...failure('parent', says), at: 10 });
    expect(twice([0, 2], child).result.outcome).toMatchObject({
      ...failure('parent', says),
      at: 10,
    });
    expect(twice([2, 0], child).result.outcome).toMatchObject({
      ...failure('parent', says),
      at: 0,
    });
  });
});
