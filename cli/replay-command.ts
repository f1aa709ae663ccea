import {
  compareResults,
  IntervalObserver,
  LAWS,
  type Model,
  type Observer,
  open,
  type Result,
  type ResultDifference,
  readScenario,
  type Scenario,
  SimulationError,
  TraceComparison,
  type World,
} from '../kernel/index.ts';
import { showResultDifference, showTraceDifference } from './difference.ts';
import { drive } from './drive.ts';
import { EXIT } from './errors.ts';
import { Interrupt } from './interrupt.ts';
import { loadModel } from './load-model.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { plural } from './text.ts';

/** `spigo replay`: runs a file's scenario again and compares. Returns the exit code. */
export async function replayCommand(path: string): Promise<number> {
  const file = readRunFile(path);
  if (file.kind === 'scenario') {
    throw new SimulationError(
      'bad-argument',
      `${path}: got a scenario, expected a result or a trace; spigo run runs it`,
    );
  }
  const scenario = readScenario(file.scenario, path) as Scenario;
  const model = await loadModel(scenario.model);
  if (scenario.laws !== LAWS) {
    process.stderr.write(
      `spigo: ${path} was made under laws ${scenario.laws}, these are laws ${LAWS}: the scenario is promised, its fingerprint is not\n`,
    );
  }
  const interrupt = new Interrupt();
  try {
    const replay = { model, scenario, interrupt };
    return file.kind === 'trace'
      ? await replayTrace(file, replay)
      : await replayResult(file, replay);
  } finally {
    interrupt.release();
  }
}

interface Replay {
  readonly model: Model<never>;
  readonly scenario: Scenario;
  readonly interrupt: Interrupt;
}

async function runAgain(
  { model, scenario, interrupt }: Replay,
  observers: readonly Observer[],
  upToEvent?: number,
): Promise<World | undefined> {
  const world = open(model, scenario as never, { observers });
  await drive(world, { interrupt, ...(upToEvent !== undefined && { upToEvent }) });
  return interrupt.exitCode === undefined ? world : undefined;
}

async function replayTrace(file: RunFile & { kind: 'trace' }, replay: Replay): Promise<number> {
  const comparison = new TraceComparison(file.lines(), file.path);
  const world = await runAgain(replay, [comparison]);
  if (world === undefined) return replay.interrupt.exitCode ?? EXIT.interrupted;
  comparison.end();
  if (comparison.difference === undefined) return same(world);
  process.stdout.write(showTraceDifference(comparison.difference));
  return EXIT.diverged;
}

async function replayResult(file: RunFile & { kind: 'result' }, replay: Replay): Promise<number> {
  const { outcome } = file.result;
  const upToEvent = outcome.reason === 'interrupted' ? outcome.events : undefined;
  const world = await runAgain(replay, [], upToEvent);
  if (world === undefined) return replay.interrupt.exitCode ?? EXIT.interrupted;
  const difference = compareResults(file.result, world.result());
  if (difference === undefined) return same(world);
  const suspects = await findSuspects(difference, world.result(), replay);
  process.stdout.write(showResultDifference(difference, suspects));
  return EXIT.diverged;
}

/** Actors that differ in the end and received something in the interval, by a third run. */
async function findSuspects(
  { same: before, different, actors, groupSize }: ResultDifference,
  result: Result,
  replay: Replay,
): Promise<string[]> {
  const interval = new IntervalObserver(before?.events ?? 0, different.events);
  const world = await runAgain(
    replay,
    [interval],
    Math.min(different.events, result.outcome.events),
  );
  if (world === undefined) return [];
  const differing = new Set(actors);
  const suspects: string[] = [];
  let index = 0;
  let group = '';
  for (const { name } of world.actors()) {
    if (index++ % groupSize === 0) group = name;
    if (differing.has(group) && interval.receivers.has(name)) suspects.push(name);
  }
  return suspects;
}

function same(world: World): number {
  process.stdout.write(
    `same: ${plural(world.eventCount, 'event')}, fingerprint ${world.fingerprint}\n`,
  );
  return EXIT.held;
}
