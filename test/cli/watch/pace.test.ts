import { describe, expect, test } from 'vitest';
import { type Due, halfway, Pace, type Stand } from '../../../cli/watch/pace.ts';
import type { Speed } from '../../../cli/watch/questions.ts';

/** A pace at a speed, from the start of a run, with batches of `batch` events. */
function paceOf(speed: Speed, batch = 100): Pace {
  const pace = new Pace(10, batch);
  pace.speed = speed;
  pace.begin(0);
  return pace;
}

const SECOND = 1_000_000;
const stand = (event: number, at: number, nextAt?: number): Stand => ({ event, at, nextAt });

/** Plays a run with an event each second for some wall time, in steps of 50 ms. Returns how many events were handled. */
function play(pace: Pace, wallMs: number): number {
  let now = stand(0, 0, SECOND);
  for (let passed = 0; passed < wallMs; passed += 50) {
    pace.pass(50);
    for (let due = pace.due(now); due !== undefined; due = pace.due(now)) {
      const from = now;
      now = advanced(now, due);
      pace.done(due, { from, to: now, tookMs: 10 });
    }
  }
  return now.event;
}

function advanced({ event, at }: Stand, { events, until = Number.POSITIVE_INFINITY }: Due): Stand {
  const last = Math.min(event + events, Math.ceil(until / SECOND) - 1);
  return stand(last, Math.max(at, last * SECOND), (last + 1) * SECOND);
}

describe('a run that plays', () => {
  test('by events handles so many each second', () => {
    expect(play(paceOf({ of: 'events', rate: 30 }), 2_000)).toBe(60);
  });

  test('by virtual time handles what is due in it', () => {
    expect(play(paceOf({ of: 'time', rate: 10 }), 2_000)).toBe(20);
    expect(play(paceOf({ of: 'time', rate: 0.1 }), 2_000)).toBe(0);
  });

  test('leaves out what was not done in time', () => {
    const byEvents = paceOf({ of: 'events', rate: 1_000_000 });
    byEvents.pass(200);
    expect(byEvents.due(stand(0, 0, 0))).toEqual({ events: 100 });
    byEvents.done({ events: 100 }, { from: stand(0, 0), to: stand(100, 0, 0), tookMs: 10 });
    expect(byEvents.due(stand(100, 0, 0))).toBe(undefined);
    const byTime = paceOf({ of: 'time', rate: 100 });
    byTime.pass(200);
    const due = { events: 100, until: 20 * SECOND + 1 };
    expect(byTime.due(stand(0, 0, 1))).toEqual(due);
    byTime.done(due, { from: stand(0, 0), to: stand(100, 9, 10), tookMs: 10 });
    expect(byTime.instant(stand(100, 9, 20))).toBe(10);
  });

  test('shows an instant between two events, and one halfway where it rests or is fast', () => {
    const between = stand(0, 0, SECOND);
    const slow = paceOf({ of: 'events', rate: 1 });
    const byTime = paceOf({ of: 'time', rate: 0.5 });
    const fast = paceOf({ of: 'events', rate: 1_000 });
    for (const pace of [slow, byTime, fast]) pace.pass(200);
    const shown = [slow, byTime, fast].map((pace) => pace.instant(between) / SECOND);
    expect(shown).toEqual([0.2, 0.1, 0.5]);
    expect(halfway(between)).toBe(SECOND / 2);
  });

  test('asks for its end where no event comes any more', () => {
    expect(paceOf({ of: 'time', rate: 1 }).due(stand(7, 5))).toMatchObject({ events: 100 });
  });
});
