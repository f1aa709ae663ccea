import { describe, expect, test } from 'vitest';
import { LIFE, type Picture } from '../../../cli/watch/picture.ts';
import { WatchedRun } from '../../../cli/watch/watched-run.ts';
import { raft } from '../../../docs/examples/raft.ts';
import {
  completeScenario,
  defineModel,
  each,
  type Model,
  ms,
  open,
  type ScenarioInput,
  type Self,
  seconds,
  simulate,
} from '../../../kernel/index.ts';
import { spread } from '../../../models/gossip/index.ts';
import { Viewer } from './viewer.ts';

const watch = (model: Model, input: Partial<ScenarioInput> = {}): WatchedRun =>
  new WatchedRun(model, completeScenario(model, { seed: 'w', ...input }, 'test'));

/** Five members. Their first leader is cut off from 2 s to 4 s, and m2 is down from 5 s to 6 s. */
const CUT: Partial<ScenarioInput> = {
  seed: '1',
  limits: { until: '8s' },
  faults: [
    {
      kind: 'cut',
      between: [
        ['m1', 'm2'],
        ['m3', 'm4', 'm5'],
      ],
      from: '2s',
      to: '4s',
    },
    { kind: 'crash', actors: 'm2', from: '5s', to: '6s' },
    { kind: 'pause', actors: 'm4', from: '6s', to: '7s' },
  ],
};

const shownAt = (run: WatchedRun, viewer: Viewer, at: number): Picture => {
  while (!run.goToInstant(at));
  return viewer.look();
};

describe('a run that is watched', () => {
  test('is the run that nobody watches: it ends with the same fingerprint', () => {
    const run = watch(raft, CUT);
    run.goTo(Number.MAX_SAFE_INTEGER);
    const { fingerprint, outcome } = run.picture();
    const result = simulate(raft, run.scenario);
    expect([fingerprint, outcome]).toEqual([result.fingerprint, result.outcome]);
  });

  test('shows who leaves at the end in the last state', () => {
    const run = watch(
      defineModel({
        name: 'leaving',
        actors: (setup) =>
          ['a', 'b'].forEach((name, index) => {
            setup.spawn(name, () => ({
              start(self) {
                self.report({ kind: 'state', state: 'well' });
                self.after(seconds(1 + index), 'Leave');
              },
              timer: (_leave: 'Leave', self) => self.leave(),
            }));
          }),
      }),
    );
    const viewer = new Viewer(run);
    shownAt(run, viewer, ms(1_500));
    expect(viewer.states).toEqual({ a: undefined, b: 'well' });
    run.goTo(Number.MAX_SAFE_INTEGER);
    expect(viewer.look().outcome).toMatchObject({ reason: 'idle' });
    expect(viewer.states).toEqual({ a: undefined, b: 'well' });
  });

  test('tells states, their counts and the lives of its actors', () => {
    const run = watch(raft, CUT);
    const viewer = new Viewer(run);
    expect(viewer.names).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    const { counts, words } = shownAt(run, viewer, ms(1_900));
    expect(Object.values(viewer.states).sort()).toEqual([
      ...['follower', 'follower', 'follower', 'follower', 'leader'],
    ]);
    expect(words.map((word, index) => [word, counts[index + 1]])).toEqual([
      ['follower', 4],
      ['candidate', 0],
      ['leader', 1],
    ]);
    const down = shownAt(run, viewer, ms(5_500));
    expect(down.lives[1]).toBe(LIFE.down);
    expect(viewer.states.m2).toBeUndefined();
    expect(down.counts.reduce((sum, count) => sum + count)).toBe(4);
    const paused = shownAt(run, viewer, ms(6_500));
    expect([...paused.lives]).toEqual([1, 1, 1, LIFE.paused, 1]);
  });

  test('tells the faults that hold, and whom they strike', () => {
    const run = watch(raft, CUT);
    const viewer = new Viewer(run);
    expect(run.plannedFaults.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['cut', 2e6, 4e6],
      ['crash', 5e6, 6e6],
      ['pause', 6e6, 7e6],
    ]);
    expect(shownAt(run, viewer, ms(1_999)).faults).toEqual([]);
    const [cut, ...others] = shownAt(run, viewer, seconds(3)).faults;
    expect(others).toEqual([]);
    expect(cut).toMatchObject({
      kind: 'cut',
      sides: [
        [0, 1],
        [2, 3, 4],
      ],
    });
    expect(shownAt(run, viewer, ms(5_500)).faults).toMatchObject([{ actors: [1] }]);
  });

  test('tells messages in flight, and why one was lost', () => {
    const run = watch(raft, CUT);
    const viewer = new Viewer(run);
    let lost: unknown;
    let flights: Picture['flights'] = [];
    while (lost === undefined) {
      run.advance({ events: 1 });
      const { events, flights: now } = viewer.look();
      if (now.length > 0) flights = now;
      lost = events.find(({ dropped }) => dropped === 'cut');
    }
    expect(flights[0].at - flights[0].sentAt).toBe(1000);
    expect(['Elect', 'Vote', 'Lead']).toContain(flights[0].type);
    expect(lost).toMatchObject({ kind: 'message', dropped: 'cut' });
  });

  test('counts the messages of who has sent to whom, where a model reports no graph', () => {
    const run = watch(raft, CUT);
    const viewer = new Viewer(run);
    const { areReported, traffic } = shownAt(run, viewer, seconds(8));
    expect(areReported).toBe(false);
    expect(new Set(viewer.edges.map(String)).size).toBe(viewer.edges.length);
    expect(viewer.edges.length).toBe(traffic.length);
    const sent = traffic.reduce((sum, count) => sum + count, 0);
    const { delivered, dropped } = simulate(raft, run.scenario).counts;
    const arrived = delivered + Object.values(dropped).reduce((sum, count) => sum + count, 0);
    expect(sent).toBe(arrived);
  });
});

describe('going back', () => {
  test('shows at each event what was shown there on the way forth', () => {
    const run = watch(raft, { ...CUT, limits: { events: 200 } });
    const viewer = new Viewer(run);
    const forth: unknown[] = [viewer.whole];
    while (run.picture().outcome === undefined) {
      run.advance({ events: 1 });
      viewer.look();
      forth.push(viewer.whole);
    }
    for (const event of [150, 149, 148, 20, 0, 77, 200, 199]) {
      run.goTo(event);
      viewer.look();
      expect(viewer.whole).toEqual(forth[event]);
    }
  });

  test('takes one of the worlds that were readied, and needs no new one', () => {
    const run = watch(spread, { options: { population: 50 } });
    run.goTo(400);
    while (run.prepare(1_000));
    const began = performance.now();
    for (const event of [399, 398, 397, 396]) expect(run.goTo(event)).toBe(true);
    expect(run.picture().event).toBe(396);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(run.picture().fingerprint).toBe(watched(spread, 50, 396));
  });

  test('by time ends after the last event of the instant', () => {
    const run = watch(raft, CUT);
    run.goTo(120);
    const { at } = run.picture();
    run.goTo(1_000);
    expect(run.goToInstant(at)).toBe(true);
    const { at: now, nextAt = 0 } = run.picture();
    expect([now, nextAt > at]).toEqual([at, true]);
  });
});

/** The fingerprint after so many events, of a run of that population. */
function watched(model: Model, population: number, events: number): string {
  const world = open(model, { seed: 'w', options: { population } });
  world.advance({ events });
  return world.fingerprint;
}

describe('a slow viewer', () => {
  test('gets the last events alone, and is told that it missed some', () => {
    const run = watch(spread, { options: { population: 300 } });
    const viewer = new Viewer(run);
    run.goTo(4_000);
    const { events, areEventsFresh } = viewer.look();
    expect(areEventsFresh).toBe(true);
    expect([events.length, events.at(-1)?.event]).toEqual([300, 4_000]);
    run.advance({ events: 7 });
    const next = viewer.look();
    expect([next.events.length, next.areEventsFresh]).toEqual([7, false]);
  });

  test('is told names and edges once, and nothing twice', () => {
    const run = watch(spread, { options: { population: 40 } });
    const viewer = new Viewer(run);
    run.goTo(400);
    const first = viewer.look();
    expect(viewer.names.length).toBe(40);
    const second = viewer.look();
    expect(second.names.length + second.edges.length + second.events.length).toBe(0);
    expect(first.seen).toEqual(second.seen);
  });
});

describe('the survey', () => {
  test('tells the counts of states over the whole run, while what is shown stays', () => {
    const run = watch(spread, { options: { population: 200 } });
    let survey = run.survey(500);
    while (survey.outcome === undefined) survey = run.survey(500);
    expect(run.picture().event).toBe(0);
    expect(survey.words).toEqual(['infective', 'susceptible']);
    const infective = survey.counts.map((counts) => counts[1]);
    expect([infective.at(0), infective.at(-1)]).toEqual([1, 200]);
    expect(infective).toEqual([...infective].sort((a, b) => a - b));
    expect(survey.instants.length).toBeGreaterThan(20);
    expect(survey.measures?.values.residue.at(-1)).toBe(0);
    expect(survey.fingerprint).toBe(simulate(spread, run.scenario).fingerprint);
    run.goToEnd();
    expect(run.picture().fingerprint).toBe(survey.fingerprint);
  });

  test('ends where the recorded run was interrupted', () => {
    const run = watch(raft);
    const survey = run.survey(1_000, 333);
    expect(survey).toMatchObject({ event: 333, outcome: { reason: 'interrupted', events: 333 } });
  });

  test('tells which properties are broken, and at which event', () => {
    const model = defineModel({
      name: 'counter',
      options: {},
      actors: (setup) => void setup.spawn('one', () => new Counter()),
      properties: [
        each('stays below 5', Counter, ({ count }) => count < 5 || `it is ${count}`),
        each('is a number', Counter, ({ count }) => Number.isFinite(count)),
      ],
    });
    const run = watch(model, { limits: { until: '10ms' } });
    expect(run.survey(1_000).broken).toEqual([
      { property: 'stays below 5', reason: expect.stringContaining('it is 5'), event: 6 },
    ]);
  });
});

/** Counts once a millisecond. */
class Counter {
  count = 0;

  start(self: Self<never, 'T'>): void {
    self.every(ms(1), 'T');
  }

  timer(): void {
    this.count += 1;
  }
}

describe('another scenario', () => {
  test('begins another run, of which the viewer has seen nothing', () => {
    const run = watch(raft, CUT);
    const viewer = new Viewer(run);
    shownAt(run, viewer, seconds(1));
    run.restart({ ...run.scenario, faults: [], options: { members: 3 } });
    const picture = viewer.look();
    expect([picture.event, viewer.names, picture.seen.run]).toEqual([0, ['m1', 'm2', 'm3'], 2]);
  });

  test('that is refused leaves the run as it is', () => {
    const run = watch(raft, CUT);
    run.goTo(100);
    expect(() => run.restart({ ...run.scenario, options: { members: 1 } })).toThrow(/members/);
    // Its faults name members that three do not have.
    expect(() => run.restart({ ...run.scenario, options: { members: 3 } })).toThrow(/"m4"/);
    expect(run.picture().event).toBe(100);
  });
});

describe('what is asked of a run', () => {
  test('an actor shows its fields, its timers and what it received last', () => {
    const run = watch(raft, CUT);
    while (!run.goToInstant(1_950_000));
    const actor = run.actor('m1');
    const fields = Object.fromEntries(actor?.fields ?? []);
    expect(fields.ballot).toMatch(/^\{term: \d+, votedFor: "?m\d/);
    expect(fields.peers).toBe('[m2, m3, m4, m5]');
    expect(actor?.timers[0].text).toMatch(/Elect|Lead/);
    expect(actor?.received.length).toBeGreaterThan(0);
    expect(run.actor('nobody')).toBeUndefined();
  });

  test('an event shows its causes, the first one first', () => {
    const run = watch(raft, CUT);
    let vote: Picture['flights'][number] | undefined;
    while (vote === undefined) {
      run.advance({ events: 1 });
      vote = run.picture().flights.find(({ type }) => type === 'Vote');
    }
    const causes = run.causes(vote.id);
    expect(causes.map(({ kind, type }) => `${kind} ${type}`)).toEqual([
      'start start',
      'timer Elect',
      'message Elect',
      'message Vote',
    ]);
    expect(causes.at(-1)).toMatchObject({ from: vote.from, to: vote.to, at: vote.at });
    for (const [index, { cause }] of causes.slice(1).entries()) {
      expect(cause).toBe(causes[index].id);
    }
    expect(run.causes('0123456789abcdef')).toEqual([]);
  });
});

/** `SPIGO_TEST_LONG` asks for the largest population. */
const MANY = process.env.SPIGO_TEST_LONG === undefined ? 10_000 : 100_000;

test('a picture can be cloned, and shows many actors in bounded room', () => {
  const run = watch(spread, { options: { population: MANY } });
  run.advance({ events: 1.5 * MANY });
  const first = structuredClone(run.picture());
  expect([first.names.length, first.states.length]).toEqual([MANY, MANY]);
  expect(first.counts[1] + first.counts[2]).toBe(MANY);
  expect(first.edges.length).toBeLessThanOrEqual(200_000);
  run.advance({ events: 1_000 });
  const second = run.picture(first.seen);
  expect([second.names.length, second.events.length]).toEqual([0, 300]);
});
