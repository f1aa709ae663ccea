import { describe, expect, test } from 'vitest';
import type { Channel, ObservedEvent, Setup } from '../../../kernel/index.ts';
import type { World } from '../../../kernel/run/world.ts';
import { type Me, stage } from '../actors/stage.ts';
import { at, linesOf, messages, sends } from './play-faults.ts';

/** "a" sends its number to "b" each 10 ms from 10 ms on; "b" counts what it receives in its life. */
function pair(setup: Setup): void {
  const steps = Object.fromEntries([10, 20, 30, 40, 50].map((ms) => [ms, sends(setup, 'b', ms)]));
  setup.spawn('b', () => ({ receive() {} }));
  setup.spawn('a', at(steps));
}

function fail(): never {
  throw new Error('after the crash');
}

describe('a crash', () => {
  test('drops what arrives while the actor is down, and begins a life when it ends', () => {
    const faults = [{ kind: 'crash', actors: 'b', from: '15ms', to: '35ms' }] as const;
    const { lines, result } = linesOf(pair, { faults });
    expect(lines.filter((line) => !line.includes('timer'))).toEqual([
      '0 a start',
      '11 a > b 10',
      '15 b crash',
      '21 a > b 20 gone',
      '31 a > b 30 gone',
      '35 b restart',
      '41 a > b 40',
      '51 a > b 50',
    ]);
    expect(result.counts).toMatchObject({ crashes: 1, restarts: 1, dropped: { gone: 2 } });
  });

  test('without an end is for good', () => {
    const { result } = linesOf(pair, { faults: [{ kind: 'crash', actors: 'b', from: '15ms' }] });
    expect(result.counts).toMatchObject({ crashes: 1, restarts: 0, dropped: { gone: 4 } });
  });

  test('from the first instant on lets an actor do nothing at all', () => {
    const { lines } = linesOf(pair, { faults: [{ kind: 'crash', actors: 'a', from: 0 }] });
    expect(lines).toEqual(['0 a crash']);
  });

  test('puts off a first life, whose begin is no restart', () => {
    const actors = (setup: Setup): void => {
      const late = setup.channel<never>('late');
      const spawns = (self: Me): void => void self.spawn(late, () => ({ start() {} }));
      setup.spawn('a', at({ 10: spawns }));
    };
    const faults = [{ kind: 'crash', actors: 'late', from: '5ms', to: '20ms' }] as const;
    const { lines, result } = linesOf(actors, { faults });
    expect(lines.at(-1)).toBe('20 late start');
    expect(result.counts).toMatchObject({ crashes: 0, restarts: 0 });
  });

  test('loses timers and all state; the next life starts again', () => {
    const births: number[] = [];
    const { lines } = linesOf(
      (setup) =>
        void setup.spawn('a', () => {
          births.push(births.length);
          return {
            start: (self) => self.after(20_000, 'later'),
            timer() {},
          };
        }),
      { faults: [{ kind: 'crash', actors: 'a', from: '15ms', to: '17ms' }] },
    );
    expect(births).toEqual([0, 1]);
    expect(lines).toEqual([
      '0 a start',
      '15 a crash',
      '17 a restart',
      '17 a start',
      '37 a timer "later"',
    ]);
  });

  test('lets arrive what the actor had sent, and loses what it had sent to itself', () => {
    const actors = (setup: Setup): void => {
      setup.spawn('b', () => ({ receive() {} }));
      const toOther = sends(setup, 'b', 1);
      const toSelf = sends(setup, 'a', 2);
      const step = (self: Me): void => {
        toOther(self);
        toSelf(self);
      };
      setup.spawn('a', at({ 10: step }, { receive() {} }));
    };
    const network = { latency: '9ms' };
    const faults = [{ kind: 'crash', actors: 'a', from: '12ms', to: '14ms' }] as const;
    const { lines } = linesOf(actors, { faults, network });
    expect(messages(lines)).toEqual(['19 a > b 1', '19 a > a 2 gone']);
  });

  test('strikes all of a pattern, and ends where the last of several ends', () => {
    const actors = (setup: Setup): void => {
      for (const name of ['m1', 'm2', 'x']) setup.spawn(name, () => ({ start() {} }));
    };
    const faults = [
      { kind: 'crash', actors: 'm*', from: '10ms', to: '30ms' },
      { kind: 'crash', actors: ['m2'], from: '20ms', to: '40ms' },
    ] as const;
    const { lines } = linesOf(actors, { faults });
    expect(lines.slice(3)).toEqual([
      '10 m1 crash',
      '10 m2 crash',
      '30 m1 restart',
      '30 m1 start',
      '40 m2 restart',
      '40 m2 start',
    ]);
  });

  test('revives nobody who had left by itself', () => {
    const actors = (setup: Setup): void =>
      void setup.spawn('a', at({ 10: (self) => self.leave() }));
    const faults = [{ kind: 'crash', actors: 'a', from: '20ms', to: '30ms' }] as const;
    expect(linesOf(actors, { faults }).lines).toEqual(['0 a start', '10 a timer 10']);
  });

  test('lets a spawn at its address wait until it ends', () => {
    const actors = (setup: Setup): void => {
      setup.spawn('a', at({ 10: (self) => self.leave() }));
      setup.spawn('b', at({ 25: (self) => void self.spawn('a', () => ({ start() {} })) }));
    };
    const faults = [{ kind: 'crash', actors: 'a', from: '20ms', to: '30ms' }] as const;
    const { lines } = linesOf(actors, { faults });
    expect(lines.slice(-3)).toEqual(['25 b timer 25', '30 a restart', '30 a start']);
  });

  test('lets a restarted actor find the children of its earlier life', () => {
    const actors = (setup: Setup): void =>
      void setup.spawn('a', () => ({
        start(self) {
          const child = self.spawn('child', () => ({ receive() {} }));
          self.send(child, self.now);
        },
      }));
    const faults = [{ kind: 'crash', actors: 'a', from: '20ms', to: '30ms' }] as const;
    const found = ['1 a > child 0', '31 a > child 30000'];
    expect(messages(linesOf(actors, { faults }).lines)).toEqual(found);
    // The child comes back at the same instant, after its parent and before the parent's start.
    const both = [{ ...faults[0], actors: ['a', 'child'] }];
    expect(messages(linesOf(actors, { faults: both }).lines)).toEqual(found);
  });

  test('of a factory that throws in a restart fails that actor', () => {
    let lives = 0;
    const actors = (setup: Setup): void =>
      void setup.spawn('a', () => {
        lives += 1;
        if (lives > 1) throw new Error('no more');
        return { start() {} };
      });
    const faults = [{ kind: 'crash', actors: 'a', from: '20ms', to: '30ms' }] as const;
    const { result } = linesOf(actors, { faults });
    expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'a', at: 30_000 });
  });
});

describe('a crash inside a handler', () => {
  const actors = (setup: Setup): void => {
    for (const name of ['b', 'c', 'd']) setup.spawn(name, () => ({ receive() {} }));
    const all = ['b', 'c', 'd'].map((name) => sends(setup, name, 1));
    const broadcast = (self: Me): void => {
      for (const send of all) send(self);
      self.disk.set('sent', 3);
      self.count('done');
    };
    setup.spawn('a', at({ 10: broadcast, 20: broadcast }));
  };

  test('comes after so many sends and writes, and later ones have no effect', () => {
    const faults = [{ kind: 'crash', actors: 'a', from: '5ms', to: '15ms', after: 2 }] as const;
    const { lines, result, world } = linesOf(actors, { faults });
    expect(messages(lines)).toEqual([
      '11 a > b 1',
      '11 a > c 1',
      '21 a > b 1',
      '21 a > c 1',
      '21 a > d 1',
    ]);
    expect(lines).toContain('15 a restart');
    expect(result.counts.model).toEqual({ done: 1 });
    expect(world.actor('a')?.disk.get('sent')).toBe(3);
  });

  test('counts writes too, so that what was sent may be missing on the disk', () => {
    const faults = [{ kind: 'crash', actors: 'a', from: '5ms', after: 3 }] as const;
    const { lines, world } = linesOf(actors, { faults });
    expect(messages(lines)).toHaveLength(3);
    expect(world.actor('a')?.disk.get('sent')).toBeUndefined();
    expect(world.actor('a')?.life).toBe('gone');
  });

  test('of several faults comes after the fewest sends and writes, and the others wait on', () => {
    const faults = [
      { kind: 'crash', actors: 'a', from: '5ms', to: '15ms', after: 1 },
      { kind: 'crash', actors: 'a', from: '6ms', to: '30ms', after: 2 },
    ] as const;
    const { lines, result } = linesOf(actors, { faults });
    expect(messages(lines)).toEqual(['11 a > b 1', '21 a > b 1', '21 a > c 1']);
    expect(result.counts).toMatchObject({ crashes: 2, restarts: 2 });
  });

  test('waits for a handler that does so much, and strikes nobody if none does', () => {
    const faults = [{ kind: 'crash', actors: 'a', from: '5ms', to: '50ms', after: 9 }] as const;
    const { lines, result } = linesOf(actors, { faults });
    expect(result.counts).toMatchObject({ crashes: 0, restarts: 0 });
    expect(messages(lines)).toHaveLength(6);
  });

  test('of several faults strikes by each one that has its number, and the others go on waiting', () => {
    const first = {
      kind: 'crash',
      key: 'A',
      actors: 'a',
      from: '1ms',
      to: '15ms',
      after: 2,
    } as const;
    const brief = { ...first, key: 'B', from: '2ms', to: '3ms' } as const;
    const { lines } = linesOf(actors, { faults: [first, brief] });
    expect(lines).toEqual(linesOf(actors, { faults: [first] }).lines);
    const more = { ...first, key: 'C', to: '30ms', after: 3 } as const;
    const both = linesOf(actors, { faults: [first, more] }).lines;
    expect(both.filter((line) => /crash|restart/.test(line))).toEqual([
      '10 a crash',
      '15 a restart',
      '20 a crash',
      '30 a restart',
    ]);
  });

  test('strikes an actor that keeps its `self`, and no other handler of it', () => {
    const keeper = (setup: Setup): void => {
      const b = setup.spawn('b', () => ({ receive() {} }));
      setup.spawn('a', () => {
        let kept: Me;
        return {
          start(self) {
            kept = self;
            kept.every(10_000, 'tick');
          },
          timer() {
            kept.send(b, 1);
            kept.send(b, 2);
          },
        };
      });
    };
    const crash = { kind: 'crash', actors: 'a', from: '5ms', to: '15ms', after: 1 } as const;
    const struck = linesOf(keeper, { faults: [crash], until: '30ms' });
    expect(messages(struck.lines)).toEqual(['11 a > b 1', '26 a > b 1', '26 a > b 2']);
    // It waits in the start too, and ends before it strikes.
    const idle = { ...crash, from: 0, to: '5ms', after: 3 } as const;
    expect(messages(linesOf(keeper, { faults: [idle], until: '35ms' }).lines)).toHaveLength(6);
  });

  test('comes after the event whose handler it ends, for those who listen', () => {
    for (const end of [() => undefined, () => fail()]) {
      const heard: string[] = [];
      const { world } = linesOf(
        (setup) => {
          const send = sends(setup, 'b', 1);
          setup.spawn('b', () => ({ receive() {} }));
          setup.spawn('a', at({ 10: (self) => void [send(self), end()] }));
        },
        { faults: [{ kind: 'crash', actors: 'a', from: '5ms', after: 1 }] },
      );
      const handled = ({ kind, to }: ObservedEvent): void => void heard.push(`${kind} ${to.name}`);
      const acted = (actor: Channel): void => void heard.push(`acted ${actor.name}`);
      world.again(0, { observers: [{ handled, acted }] }).advance();
      expect(heard.slice(-5)).toEqual(['timer a', 'fault a', 'acted a', 'message b', 'acted b']);
    }
  });

  test('hides what the handler throws afterwards', () => {
    const thrower = (setup: Setup): void => {
      setup.spawn('b', () => ({ receive() {} }));
      const send = sends(setup, 'b', 1);
      const step = (self: Me): void => {
        send(self);
        throw new Error('after the crash');
      };
      setup.spawn('a', at({ 10: step }));
    };
    const faults = [{ kind: 'crash', actors: 'a', from: '5ms', after: 1 }] as const;
    const { lines, result } = linesOf(thrower, { faults });
    expect(result.outcome.reason).toBe('idle');
    expect(messages(lines)).toEqual(['11 a > b 1']);
  });
});

describe('a disk in a crash', () => {
  type Write = readonly [key: string, data: unknown] | 'sync';
  const contents = (
    writes: readonly Write[],
    disk: 'kept' | 'synced' | 'torn' | 'lost',
    seed = '',
  ) => {
    const actors = (setup: Setup): void =>
      void setup.spawn('a', () => ({
        start(self) {
          if (self.now > 0) return;
          for (const write of writes) {
            if (write === 'sync') self.disk.sync();
            else self.disk.set(...write);
          }
        },
      }));
    const faults = [{ kind: 'crash', actors: 'a', from: '5ms', to: '6ms', disk }] as const;
    const { world } = linesOf(actors, { faults, seed });
    return Object.fromEntries(world.actor('a')?.disk ?? []);
  };
  const unsynced: readonly Write[] = [['x', 1], 'sync', ['x', 2], ['y', 3]];

  test('keeps everything by default, and loses it if the fault says so', () => {
    expect(contents(unsynced, 'kept')).toEqual({ x: 2, y: 3 });
    expect(contents(unsynced, 'lost')).toEqual({});
  });

  test('is cut back to what was synced, if the model ever synced', () => {
    expect(contents(unsynced, 'synced')).toEqual({ x: 1 });
    expect(contents([['x', 1]], 'synced')).toEqual({ x: 1 });
  });

  test('that is torn keeps a random prefix of what was not synced', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      seen.add(JSON.stringify(contents(unsynced, 'torn', `${seed}`)));
    }
    expect([...seen].sort()).toEqual(['{"x":1}', '{"x":2,"y":3}', '{"x":2}']);
  });
});

describe('an actor that leaves', () => {
  test('joins again with an empty disk', () => {
    const disks: unknown[] = [];
    const actors = (setup: Setup): void =>
      void setup.spawn('a', () => ({
        start(self) {
          disks.push(self.disk.get('x') ?? null);
          self.disk.set('x', 1);
        },
      }));
    const faults = [{ kind: 'leave', actors: 'a', from: '5ms', to: '6ms' }] as const;
    const { lines, result } = linesOf(actors, { faults });
    expect(lines).toEqual(['0 a start', '5 a leave', '6 a join', '6 a start']);
    expect(disks).toEqual([null, null]);
    expect(result.counts).toMatchObject({ left: 1, crashes: 0 });
  });
});

test('an actor that comes back is seen as gone, with the state of its last life, until it has started', () => {
  const seen: string[] = [];
  const faults = [{ kind: 'crash' as const, actors: 'a', from: '15ms', to: '20ms' }];
  const see = (world: World, what: string): void => {
    const { actor, life } = world.actor('a') ?? {};
    seen.push(
      `${world.now / 1000} ${what} ${life} ${(actor as { lifeNumber?: number }).lifeNumber}`,
    );
  };
  const world: World = stage(
    (setup) => {
      let count = 0;
      setup.spawn('a', () => {
        const lifeNumber = ++count;
        return { lifeNumber, start() {} };
      });
      setup.spawn('b', at({ 20: () => undefined }));
    },
    { faults, limits: { until: '1s' } },
    { observers: [{ handled: ({ kind, to }) => see(world, `${to.name} ${kind}`) }] },
  );
  world.advance();
  expect(seen).toEqual([
    '0 a start present 1',
    '0 b start present 1',
    '15 a fault gone 1',
    '20 a fault gone 1',
    '20 a start present 2',
    '20 b timer present 2',
  ]);
});
