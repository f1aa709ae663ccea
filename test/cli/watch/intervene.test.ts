import { describe, expect, test } from 'vitest';
import type { Intervention } from '../../../cli/watch/questions.ts';
import { WatchedRun } from '../../../cli/watch/watched-run.ts';
import { raft } from '../../../docs/examples/raft.ts';
import {
  completeScenario,
  type Model,
  readScenario,
  type ScenarioInput,
  simulate,
} from '../../../kernel/index.ts';
import { spread } from '../../../models/gossip/index.ts';
import { Viewer } from './viewer.ts';

const watch = (model: Model, input: Partial<ScenarioInput> = {}): WatchedRun =>
  new WatchedRun(model, completeScenario(model, { seed: 'w', ...input }, 'test'));

const SHORT: Partial<ScenarioInput> = { limits: { until: '4s' } };

const begin = (fault: object): Intervention => ({ does: 'begin', fault });

/** The run to its end, and the same scenario as a file holds it, made by nobody who watches. */
function bothEnds(model: Model, run: WatchedRun): { watched: string; replayed: string } {
  run.goTo(Number.MAX_SAFE_INTEGER);
  const file: unknown = JSON.parse(JSON.stringify(run.scenario));
  const { fingerprint } = simulate(model, readScenario(file, 'file'));
  return { watched: run.picture().fingerprint, replayed: fingerprint };
}

const FAULTS: readonly (readonly [name: string, fault: object])[] = [
  ['crash', { kind: 'crash', actors: 'm1' }],
  ['leave', { kind: 'leave', actors: 'm1' }],
  ['pause', { kind: 'pause', actors: 'm2' }],
  ['slow', { kind: 'slow', actors: 'm2', factor: 40 }],
  ['cut', { kind: 'cut', isolate: 'm3' }],
  ['hold', { kind: 'hold', isolate: 'm1' }],
  ['delay', { kind: 'delay', isolate: 'm1', by: '300ms' }],
  ['loss', { kind: 'loss', isolate: 'm1', rate: 0.5 }],
];

describe('what is done by hand', () => {
  test.each(FAULTS)('%s: begun, ended later, it is replayed from its scenario', (_, fault) => {
    const run = watch(raft, SHORT);
    run.goToInstant(1_500_000);
    const before = run.picture();
    run.intervene(begin(fault));
    const after = run.picture();
    expect([after.event, after.fingerprint]).toEqual([before.event, before.fingerprint]);
    const [{ key }] = run.plannedFaults;
    run.goToInstant(2_500_000);
    expect(run.picture().faults.map((one) => one.key)).toEqual([key]);
    const held = run.picture().fingerprint;
    run.intervene({ does: 'end', key });
    expect(run.picture().fingerprint).toBe(held);
    run.goToInstant(2_600_000);
    expect(run.picture().faults).toEqual([]);
    const { watched, replayed } = bothEnds(raft, run);
    expect(watched).toBe(replayed);
    expect(watched).not.toBe(simulate(raft, { seed: 'w', ...SHORT }).fingerprint);
  });

  test('drops a message in flight, and no other', () => {
    const run = watch(raft, SHORT);
    while (run.picture().flights.length === 0) run.advance({ events: 1 });
    const [{ id }] = run.picture().flights;
    run.intervene(begin({ kind: 'drop', event: id }));
    run.goToInstant(3_000_000);
    const dropped = run.picture().events.filter((event) => event.dropped !== undefined);
    const { watched, replayed } = bothEnds(raft, run);
    expect(watched).toBe(replayed);
    expect(dropped.map((event) => event.id)).toEqual([id]);
  });

  test('holds a message in flight, and no other, until it is released', () => {
    const run = watch(raft, SHORT);
    while (run.picture().flights.length === 0) run.advance({ events: 1 });
    const [{ at, id }] = run.picture().flights;
    run.intervene(begin({ kind: 'hold', event: id }));
    run.goToInstant(3_000_000);
    const { at: now, flights } = run.picture();
    expect(flights.map((flight) => flight.id)).toContain(id);
    expect(now).toBeGreaterThan(at);
    const [{ key }] = run.plannedFaults;
    run.intervene({ does: 'end', key });
    run.goToInstant(now + 1);
    const arrived = run.picture().events.find((event) => event.id === id);
    expect(arrived).toMatchObject({ at: now + 1, dropped: undefined });
    const { watched, replayed } = bothEnds(raft, run);
    expect(watched).toBe(replayed);
  });

  test('sends a message from outside', () => {
    const run = watch(spread, { options: { population: 8, clocking: 'free' } });
    run.goTo(40);
    run.intervene({ does: 'send', to: 'node2', message: { type: 'Update' } });
    expect(run.scenario.operations).toMatchObject([{ key: 'to node2', to: 'node2' }]);
    const { watched, replayed } = bothEnds(spread, run);
    expect(watched).toBe(replayed);
    expect(run.picture().fingerprint).not.toBe(simulate(spread, { seed: 'w' }).fingerprint);
  });

  test('stops the run at the present event', () => {
    const run = watch(raft, SHORT);
    run.goTo(77);
    run.intervene({ does: 'stop' });
    expect(run.picture().outcome).toMatchObject({ reason: 'event-limit', events: 77 });
    const { watched, replayed } = bothEnds(raft, run);
    expect(watched).toBe(replayed);
  });

  test('is taken back before it has begun', () => {
    const run = watch(raft, SHORT);
    run.goToInstant(1_000_000);
    run.intervene(begin({ kind: 'crash', actors: 'm1' }));
    run.intervene({ does: 'end', key: 'crash m1' });
    expect(run.plannedFaults).toEqual([]);
    expect(bothEnds(raft, run).watched).toBe(simulate(raft, { seed: 'w', ...SHORT }).fingerprint);
  });

  test('a second one of its kind has a key of its own', () => {
    const run = watch(raft, SHORT);
    for (const instant of [1_000_000, 2_000_000]) {
      run.goToInstant(instant);
      run.intervene(begin({ kind: 'pause', actors: 'm1' }));
    }
    expect(run.plannedFaults.map(({ key }) => key)).toEqual(['pause m1', 'pause m1 #2']);
  });

  test('begins another run for its viewers, who have seen nothing of it', () => {
    const run = watch(raft, SHORT);
    const viewer = new Viewer(run);
    run.goTo(50);
    run.intervene(begin({ kind: 'crash', actors: 'm1' }));
    const { namesFrom, seen } = viewer.look();
    expect([namesFrom, seen.run, viewer.names.length]).toEqual([0, 2, 5]);
  });
});

describe('what cannot be done by hand is refused, and the run stays as it was', () => {
  const cases: readonly (readonly [string, Intervention, RegExp])[] = [
    ['a fault of nobody', begin({ kind: 'crash', actors: 'm9' }), /"m9"/],
    ['a fault of no kind', begin({ kind: 'storm' }), /faults\[0\]/],
    ['a drop of what is not in flight', begin({ kind: 'drop', event: '00' }), /in flight/],
    ['the end of no fault', { does: 'end', key: 'crash m1' }, /expected the key of a fault/],
    ['a message to nobody', { does: 'send', to: 'm9', message: 1 }, /"m9"/],
  ];
  test.each(cases)('%s', (_, intervention, message) => {
    const run = watch(raft, SHORT);
    run.goTo(100);
    const { seen, fingerprint } = run.picture();
    expect(() => run.intervene(intervention)).toThrow(message);
    expect(run.picture()).toMatchObject({ seen, fingerprint });
  });

  test('anything after the end', () => {
    const run = watch(raft, SHORT);
    run.goTo(Number.MAX_SAFE_INTEGER);
    expect(() => run.intervene(begin({ kind: 'crash', actors: 'm1' }))).toThrow(/time-limit/);
  });
});
