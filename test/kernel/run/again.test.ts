import { describe, expect, test } from 'vitest';
import { ms, type ObservedEvent, type Observer, us, type World } from '../../../kernel/index.ts';
import { type Anyone, stage } from '../actors/stage.ts';

/** Counts its timers; "late" joins at 25 ms. */
class Counter implements Anyone {
  timerCount = 0;

  start(self: Parameters<NonNullable<Anyone['start']>>[0]): void {
    self.every(ms(10), 'Count');
    self.after(ms(25), 'Spawn');
  }
  timer(timer: unknown, self: Parameters<NonNullable<Anyone['timer']>>[1]): void {
    this.timerCount++;
    self.send(self.channel, this.timerCount);
    if (timer === 'Spawn' && self.name === 'one') self.spawn('late', () => new Counter());
  }
}

const counters = (observers: readonly Observer[] = []): World =>
  stage(
    (setup) => void setup.spawn('one', () => new Counter()),
    { limits: { until: '95ms' } },
    { observers, network: { fate: () => ({ latency: us(5), isOrdered: true, isSteady: true }) } },
  );

const countIn = (world: World, name = 'one'): unknown => world.actor(name)?.actor;

describe('a world run again', () => {
  test('stands as it stood after that event, and this one stays as it is', () => {
    const world = counters();
    world.advance();
    const { eventCount, fingerprint } = world;
    const again = world.again(8);
    expect(again.eventCount).toBe(8);
    expect(again.actor('late')?.life).toBe('present');
    expect(countIn(again)).toMatchObject({ timerCount: 3 });
    expect(world.again(5).actor('late')).toBeUndefined();
    expect([world.eventCount, world.fingerprint]).toEqual([eventCount, fingerprint]);
    expect(again.advance()).toEqual(world.advance());
    expect(again.result()).toEqual(world.result());
  });

  test('stands at the set-up for event 0, which is the default', () => {
    const world = counters();
    world.advance({ events: 5 });
    for (const again of [world.again(), world.again(0)]) {
      expect([again.eventCount, again.now, again.ending]).toEqual([0, 0, undefined]);
      expect(again.actor('one')?.actor).not.toBe(world.actor('one')?.actor);
    }
  });

  test('may go further than this one has, and to the end', () => {
    const world = counters();
    world.advance({ events: 2 });
    const again = world.again(20);
    expect(again.eventCount).toBe(20);
    const { events } = whole();
    expect(world.again(events).eventCount).toBe(events);
    expect(() => world.again(events + 1)).toThrow(
      expect.objectContaining({
        code: 'bad-argument',
        message: `again: got event ${events + 1}, expected one of the ${events} events of the run`,
      }),
    );
  });

  const whole = () => {
    const world = counters();
    const { events } = world.advance() as { events: number };
    return { events };
  };

  test('is refused for what is no number of events', () => {
    const world = counters();
    for (const events of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => world.again(events)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });

  test('is told to its own observers, and not to those of this one', () => {
    const told: string[] = [];
    const note = (who: string): Observer => ({
      event: ({ index }) => told.push(`${who} ${index}`),
    });
    const world = counters([note('first')]);
    world.advance({ events: 1 });
    world.again(3, { observers: [note('second')] }).advance({ events: 1 });
    world.again(2);
    expect(told).toEqual(['first 1', 'second 1', 'second 2', 'second 3', 'second 4']);
  });
});

describe('an observer of what has been handled', () => {
  test('sees the world as it is after the handler, where one of events sees it as it was before', () => {
    const watched: { world?: World } = {};
    const seen: string[] = [];
    const note =
      (when: string) =>
      (event: ObservedEvent): void => {
        const { timerCount } = (watched.world?.actor('one')?.actor ?? {
          timerCount: 'none',
        }) as Counter;
        seen.push(
          `${when} ${event.index} ${event.kind}: ${timerCount}, ${watched.world?.counts.sent}`,
        );
      };
    const observer: Observer = { event: note('before'), handled: note('after') };
    watched.world = counters([observer]);
    watched.world.advance({ events: 4 });
    expect(seen).toEqual([
      'before 1 start: 0, 0',
      'after 1 start: 0, 0',
      'before 2 timer: 0, 0',
      'after 2 timer: 1, 1',
      'before 3 message: 1, 1',
      'after 3 message: 1, 1',
      'before 4 timer: 1, 1',
      'after 4 timer: 2, 2',
    ]);
  });

  test('is told of the same event, whether or not anybody listens before; not of drops and failures', () => {
    for (const hasBefore of [true, false]) {
      const before: ObservedEvent[] = [];
      const after: ObservedEvent[] = [];
      const world = stage(
        (setup) => {
          const gone = setup.channel('gone');
          setup.spawn('one', () => ({
            start(self) {
              self.send(gone, 'x');
              self.after(us(1), 'Fail');
            },
            timer() {
              throw new Error('it fails');
            },
          }));
        },
        {},
        {
          observers: [
            {
              ...(hasBefore && { event: (event: ObservedEvent) => void before.push(event) }),
              handled: (event) => void after.push(event),
            },
          ],
        },
      );
      expect(world.advance()).toMatchObject({ reason: 'actor-failed', events: 3 });
      expect(after).toMatchObject([{ index: 1, kind: 'start', at: 0 }]);
      if (hasBefore) {
        expect(before.map(({ kind, dropped }) => `${kind} ${dropped}`)).toEqual([
          'start undefined',
          'message gone',
          'timer undefined',
        ]);
        expect(after[0]).toBe(before[0]);
      }
    }
  });

  test('that throws breaks the run, which is no failure of the actor', () => {
    const world = counters([
      {
        handled({ index }) {
          if (index === 2) throw new Error('no more room');
        },
      },
    ]);
    expect(() => world.advance()).toThrow('no more room');
    expect([world.eventCount, world.failure, world.ending]).toEqual([2, undefined, undefined]);
  });

  test('may interrupt the run: that event is its last', () => {
    const watched: { world?: World } = {};
    watched.world = counters([
      { handled: ({ index }) => index === 3 && watched.world?.interrupt() },
    ]);
    expect(watched.world.advance()).toMatchObject({ reason: 'interrupted', events: 3 });
  });
});
