import {
  compareResults,
  IntervalObserver,
  LAWS,
  type Model,
  type Observer,
  type Result,
  type ResultDifference,
  type Scenario,
  SimulationError,
  TraceComparison,
  type World,
} from '../kernel/index.ts';
import { loadScenario } from './input/load-scenario.ts';
import { type RunFile, readRunFile, type TraceEnd } from './input/run-file.ts';
import { drive } from './session/drive.ts';
import { Interrupt } from './session/interrupt.ts';
import { openWorld } from './session/open-world.ts';
import {
  showEndDifference,
  showResultDifference,
  showTraceDifference,
} from './terminal/difference.ts';
import { EXIT } from './terminal/errors.ts';
import { plural } from './terminal/text.ts';

/**
 * The beginning of the run is made once more before, for nothing: so that what a module keeps in
 * variables of its own from run to run shows, and is not the same in each new process.
 */
const REHEARSAL_EVENTS = 10_000;

/** A likely reason for a run of a user's own module to differ: nothing guards a module while it is loaded. */
const LIKELY_REASON =
  "  a likely reason: what the model's module took from the clock or at random at its top level (Date, Math.random), or kept there between runs\n";

/** `spigo replay`: runs a file's scenario again and compares. Returns the exit code. */
export async function replayCommand(path: string): Promise<number> {
  const file = readRunFile(path);
  if (file.kind === 'scenario') {
    throw new SimulationError(
      'bad-argument',
      `${path}: got a scenario, expected a result or a trace; spigo run runs it`,
    );
  }
  const { model, scenario } = await loadScenario(file);
  if (scenario.laws !== LAWS) {
    process.stderr.write(
      `spigo: ${path} was made under laws ${scenario.laws}, these are laws ${LAWS}: the scenario is promised, its fingerprint is not\n`,
    );
  }
  const interrupt = new Interrupt();
  try {
    const replay = { model, scenario, interrupt };
    await runAgain(replay, [], REHEARSAL_EVENTS);
    const { world, difference } =
      file.kind === 'trace' ? await replayTrace(file, replay) : await replayResult(file, replay);
    if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    process.stdout.write(difference ?? same(world));
    const isOwn = typeof scenario.model === 'object' && 'module' in scenario.model;
    if (difference !== undefined && isOwn) process.stdout.write(LIKELY_REASON);
    return difference === undefined ? EXIT.held : EXIT.diverged;
  } finally {
    interrupt.release();
  }
}

interface Replay {
  readonly model: Model;
  readonly scenario: Scenario;
  readonly interrupt: Interrupt;
}

/** A run that was interrupted is run as far again. */
const lengthOf = ({ outcome }: TraceEnd): number | undefined =>
  outcome.reason === 'interrupted' ? outcome.events : undefined;

async function runAgain(
  { model, scenario, interrupt }: Replay,
  observers: readonly Observer[],
  upToEvent?: number,
  isDecided: () => boolean = () => false,
): Promise<World> {
  const world = openWorld(model, scenario, { observers });
  await drive(world, {
    interrupt,
    ...(upToEvent !== undefined && { upToEvent }),
    afterSlice: () => {
      if (isDecided()) world.interrupt();
    },
  });
  return world;
}

/** The run again, and in words what differs; undefined when nothing does. */
interface Replayed {
  readonly world: World;
  readonly difference: string | undefined;
}

async function replayTrace(file: RunFile & { kind: 'trace' }, replay: Replay): Promise<Replayed> {
  const end = file.end();
  const comparison = new TraceComparison(file.lines(), file.path);
  const isDecided = (): boolean => comparison.difference !== undefined;
  const world = await runAgain(replay, [comparison], lengthOf(end), isDecided);
  if (replay.interrupt.exitCode !== undefined) return { world, difference: undefined };
  comparison.end();
  const difference = comparison.difference
    ? showTraceDifference(comparison.difference)
    : showEndDifference(end, world.result());
  return { world, difference };
}

async function replayResult(
  { result: expected }: RunFile & { kind: 'result' },
  replay: Replay,
): Promise<Replayed> {
  const world = await runAgain(replay, [], lengthOf(expected));
  const result = world.result();
  const found = compareResults(expected, result);
  if (found === undefined || replay.interrupt.exitCode !== undefined) {
    return { world, difference: undefined };
  }
  const { different } = found;
  const suspects =
    different === undefined ? [] : await findSuspects(found, different.events, result, replay);
  return { world, difference: showResultDifference(found, suspects, [expected, result]) };
}

/** Actors that differ in the end and received something in the interval up to an event, by a third run. */
async function findSuspects(
  { same: before, actors, groupSize }: ResultDifference,
  upTo: number,
  { outcome }: Result,
  replay: Replay,
): Promise<string[]> {
  const interval = new IntervalObserver(before?.events ?? 0, upTo);
  const world = await runAgain(replay, [interval], Math.min(upTo, outcome.events));
  // Without a difference at the end, it is one of all who received something.
  const differing = new Set(actors);
  const suspects = new Set<string>();
  let index = 0;
  let group = '';
  for (const { name } of world.actors()) {
    if (index++ % groupSize === 0) group = name;
    const isDiffering = differing.size === 0 || differing.has(group);
    if (isDiffering && interval.receivers.has(name)) suspects.add(name);
  }
  return [...suspects];
}

const same = (world: World): string =>
  `same: ${plural(world.eventCount, 'event')}, fingerprint ${world.fingerprint}\n`;
