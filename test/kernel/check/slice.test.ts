import { describe, expect, test } from 'vitest';
import { causalPast } from '../../../kernel/check/causal-past.ts';
import { LastEvents } from '../../../kernel/check/last-events.ts';
import { sliceOf } from '../../../kernel/check/slice.ts';
import { World } from '../../../kernel/run/world.ts';
import { examined, scenario, standby } from './standby.ts';

describe('the slice of a failure', () => {
  const found = examined(scenario);
  const { events, faults, operations } = sliceOf(standby, found);

  test('ends at the event at which it showed, and has its causes and earlier events of its actors', () => {
    const last = events.at(-1);
    expect(last).toMatchObject({
      index: found.failure?.event,
      to: 'm3',
      kind: 'timer',
      distance: 0,
    });
    const to = new Set(events.map((event) => event.to));
    expect(to).toEqual(new Set(['m1', 'm3']));
    expect(events.map(({ index }) => index)).toEqual(
      [...events.map(({ index }) => index)].sort((a, b) => a - b),
    );
  });

  test('has the faults that suppressed or delayed something at its actors, and no others', () => {
    expect(faults.map(({ key }) => key).sort()).toEqual(['c', 'd']);
    expect(operations).toEqual([]);
  });

  test('has what was dropped, and when it was sent', () => {
    const dropped = events.filter((event) => event.dropped !== undefined);
    expect(dropped.length).toBeGreaterThan(0);
    for (const { at, dropped: reason, from, sentAt, to } of dropped) {
      expect([from, to, reason]).toEqual(['m1', 'm3', 'cut']);
      expect(sentAt).toBeLessThan(at);
      expect(Number(sentAt) % 1_000_000).toBe(0);
    }
  });

  test('is bounded', () => {
    expect(events.length).toBeLessThanOrEqual(64 + 16);
  });
});

test('a crash is part of the slice, however long ago it was', () => {
  const crashing = {
    ...scenario,
    faults: [{ key: 'k', kind: 'crash' as const, actors: 'm1', from: '1.5s', to: '59s' }],
  };
  const { events, faults } = sliceOf(standby, examined(crashing));
  expect(faults.map(({ key }) => key)).toEqual(['k']);
  expect(events.find(({ kind }) => kind === 'fault')).toMatchObject({
    data: { fault: 'k', does: 'crash' },
    to: 'm1',
  });
});

test('the last events of an actor that only the reason names are part of it', () => {
  const found = examined(scenario);
  const { failure } = found;
  if (failure === undefined) throw new Error('no failure');
  const before = sliceOf(standby, found).events;
  const stranger = 'm5';
  expect(before.some(({ to }) => to === stranger)).toBe(false);
  const { events } = sliceOf(standby, {
    ...found,
    failure: { ...failure, reason: `${stranger} leads, and m50 does not exist` },
  });
  expect(events.some(({ to }) => to === stranger)).toBe(true);
  expect(events.at(-1)?.index).toBe(failure.event);
});

test('the last events of a run are kept, and not more than twice as many', () => {
  const few = new LastEvents(10);
  const all = new LastEvents(100_000);
  new World(standby, { seed: 1, limits: { until: '20s' } }, { observers: [few, all] }).advance();
  expect(all.all.length).toBeGreaterThan(50);
  expect(few.all.length).toBeGreaterThanOrEqual(10);
  expect(few.all.length).toBeLessThanOrEqual(20);
  expect(few.all).toEqual(all.all.slice(-few.all.length));
});

test('the causal past takes the nearest events first, and causes before earlier events', () => {
  const all = new LastEvents(100_000);
  const world = new World(standby, { seed: 1, limits: { until: '20s' } }, { observers: [all] });
  world.advance();
  const past = causalPast(all.all, 12);
  expect(past).toHaveLength(12);
  expect(past[0].event).toBe(all.all.at(-1));
  const distances = past.map(({ distance }) => distance);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  const [last] = past;
  expect(past.find(({ event }) => event.id === last.event.cause)?.distance).toBe(1);
  expect(causalPast([], 5)).toEqual([]);
});
