import { completeScenario, LAWS, type Scenario, SimulationError } from '../../kernel/index.ts';
import { countOf, wallMsOf, workersOf } from '../input/check-flags.ts';
import { commandWords } from '../input/command-words.ts';
import { drawSeed } from '../input/draw-seed.ts';
import { reproduceLine } from '../input/reproduce.ts';
import { type ResolvedModel, resolveModel } from '../input/resolve-model.ts';
import { limitsOf, measuresOf, optionsOf, withEnd } from '../input/run-flags.ts';
import { versions } from '../output/versions.ts';
import { formatCount } from '../terminal/text.ts';
import { settingsOf } from './compare.ts';
import { joined, runsMax, SWEEP_FORMAT, type SweepStart } from './header.ts';
import { figureNames, type KeptRun } from './kept-run.ts';
import { readPrecision, SEEDS_MAX } from './precision.ts';
import { readKept } from './read-kept.ts';
import { readShard, type Shard, shardText } from './shard.ts';
import { checkPanels } from './spread-plots.ts';
import { pointsOf, type SweepPoint } from './vary.ts';

/** The flags of a sweep. */
export interface SweepFlags {
  readonly export?: string | undefined;
  readonly seeds?: string | undefined;
  readonly seed?: string | undefined;
  readonly vary?: readonly string[] | undefined;
  readonly compare?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly 'until-ci'?: string | undefined;
  readonly 'seeds-max'?: string | undefined;
  readonly measure?: readonly string[] | undefined;
  readonly plot?: readonly string[] | undefined;
  readonly steady?: readonly string[] | undefined;
  readonly duration?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: string | undefined;
  readonly workers?: string | undefined;
  readonly resume?: string | undefined;
  readonly shard?: string | undefined;
  readonly csv?: string | undefined;
  readonly json?: string | undefined;
  readonly svg?: string | undefined;
}

/** A sweep, as a command line asks for it. */
export interface ResolvedSweep {
  readonly resolved: ResolvedModel;
  readonly start: SweepStart;
  /** The part of the runs that is made, if not all. */
  readonly shard: Shard | undefined;
  /** The runs that are finished, by number. */
  readonly kept: ReadonlyMap<number, KeptRun>;
  /** The scenario of a run, by its number. */
  readonly scenarioOf: (run: number) => Scenario;
  readonly workers: number;
  /** Wall time that a run may take. */
  readonly limitMs: number;
  /** The line that makes one of its runs. */
  readonly againOne: (scenario: Scenario) => string;
}

const SEEDS = 30;
const LIMIT_MS = 600_000;

/**
 * Reads the command line of a sweep. Every point is checked before the first run.
 * @throws SimulationError for a model that cannot be loaded, and for a value that is not allowed.
 */
export async function resolveSweep(name: string, flags: SweepFlags): Promise<ResolvedSweep> {
  const shard = flags.shard === undefined ? undefined : readShard(flags.shard);
  refuseCombinations(flags);
  const resolved = await resolveModel(name, flags.export);
  const { model, reference, words, bundle } = resolved;
  const found = flags.resume === undefined ? undefined : readKept(flags.resume);
  const { seed = found?.start.seed ?? drawSeed() } = flags;
  const grid = pointsOf(flags.vary ?? [], model);
  const compared = flags.compare === undefined ? undefined : settingsOf(flags.compare, model);
  const set = optionsOf({ set: flags.set, duration: flags.duration }, model);
  refuseTwice(set, grid[0], compared);
  // A user's model may have no end of its own.
  const ended = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    resolved.module === undefined ? given : withEnd(given, model);
  const limits = ended(limitsOf({ duration: flags.duration, until: flags.until }, model));
  const base = { model: reference, options: set, limits };
  const points = compared === undefined ? grid : grid.flatMap((point) => under(point, compared));
  const scenario = (point: SweepPoint, runSeed: string): Scenario =>
    completeScenario(
      model,
      { ...base, seed: runSeed, options: { ...set, ...point.options } },
      'command line',
    );
  for (const point of points) scenario(point, seed);
  const seeds = flags.seeds === undefined ? SEEDS : countOf('--seeds', flags.seeds, 1, SEEDS_MAX);
  refuseMany(points.length * seeds);
  const steady = sorted(measuresOf(flags.steady, model, '--steady'), model);
  const figures = figureNames(model, steady);
  const precision = readPrecision(flags, model, figures, seeds);
  const series = sorted(measuresOf(flags.plot, model), model);
  const start: SweepStart = {
    format: SWEEP_FORMAT,
    spigo: versions().spigo,
    laws: LAWS,
    ...(bundle !== undefined && { source: bundle.hash }),
    name: model.name,
    base: JSON.parse(JSON.stringify(base)),
    points: grid.map((point) => point.name),
    ...(compared !== undefined && { compare: [compared[0].name, compared[1].name] }),
    seeds,
    ...(precision !== undefined && { precision }),
    seed,
    figures: [...figures],
    series: [...series],
    steady: [...steady],
    words: [...words, '--seeds', String(seeds), ...wordsOf(flags)],
    ...(shard !== undefined && { shard: shardText(shard) }),
  };
  if (flags.svg !== undefined) checkPanels(flags.svg, start);
  const max = runsMax(start);
  const plain = completeScenario(
    model,
    { model: reference, seed: '', limits: ended({}) },
    'command line',
  );
  const width = points.length / grid.length;
  return {
    resolved,
    start,
    shard,
    kept: found === undefined ? new Map() : found.runsOf(start),
    // The seed follows from the sweep's seed, the point of the grid and the number in it alone: no
    // two points share draws, and two compared settings share all of them.
    scenarioOf: (run) => {
      const point = Math.floor(run / max);
      return scenario(
        points[point],
        `${seed}/${grid[Math.floor(point / width)].name}/${run % max}`,
      );
    },
    workers: workersOf(flags.workers),
    limitMs: flags.limit === undefined ? LIMIT_MS : wallMsOf('--limit', flags.limit),
    againOne: (one) =>
      reproduceLine(
        { scenario: one },
        { command: commandWords(), words: ['run', ...words], base: plain },
      ),
  };
}

/** The memory of a usual machine holds the figures of so many runs. */
const RUNS_MAX = 10_000_000;

function refuseMany(count: number): void {
  if (count <= RUNS_MAX) return;
  const got = `${formatCount(count)} runs in all`;
  throw new SimulationError(
    'bad-option',
    `--seeds: got ${got}, expected at most ${formatCount(RUNS_MAX)}`,
  );
}

const under = (point: SweepPoint, settings: readonly SweepPoint[]): SweepPoint[] =>
  settings.map(({ name, options }) => ({
    name: joined(point.name, name),
    options: { ...point.options, ...options },
  }));

/** The words of the flags that decide what a sweep tells, but for its seed and the number of its runs. */
function wordsOf(flags: SweepFlags): string[] {
  const words: string[] = [];
  const add = (flag: string, texts: string | readonly string[] | undefined): void => {
    for (const text of [texts ?? []].flat()) words.push(flag, text);
  };
  add('--vary', flags.vary);
  if (flags.compare !== undefined) words.push('--compare', ...flags.compare);
  add('--set', flags.set);
  add('-d', flags.duration);
  add('--until', flags.until);
  add('--until-ci', flags['until-ci']);
  add('--measure', flags.measure);
  add('--seeds-max', flags['seeds-max']);
  add('--steady', flags.steady);
  add('--plot', flags.plot);
  return words;
}

/** Each name once, in the order of the model. */
const sorted = (names: readonly string[], { measures = {} }: ResolvedModel['model']): string[] =>
  Object.keys(measures).filter((name) => names.includes(name));

/** @throws bad-argument for an option that two flags set. */
function refuseTwice(
  set: Readonly<Record<string, unknown>>,
  point: SweepPoint,
  compared: readonly SweepPoint[] = [],
): void {
  const refuse = (flag: string, name: string, other: string): never => {
    throw new SimulationError(
      'bad-argument',
      `${flag} ${name}: got a value of ${name} that is ${other} as well, expected one of them`,
    );
  };
  for (const name of Object.keys(point.options)) {
    if (Object.hasOwn(set, name)) refuse('--vary', name, 'set');
  }
  for (const { options } of compared) {
    for (const name of Object.keys(options)) {
      if (Object.hasOwn(set, name)) refuse('--compare', name, 'set');
      if (Object.hasOwn(point.options, name)) refuse('--compare', name, 'varied');
    }
  }
}

/** @throws bad-argument for flags that do not go together. */
function refuseCombinations(flags: SweepFlags): void {
  const refuse = (flag: string, got: string, expected: string): never => {
    throw new SimulationError('bad-argument', `--${flag}: got ${got}, expected ${expected}`);
  };
  if (flags.shard === undefined) return;
  const place = `shard ${flags.shard}`;
  if (flags.resume === undefined) refuse(place, 'no --resume', 'a file that keeps the runs');
  if (flags['until-ci'] !== undefined) {
    refuse(place, '--until-ci', 'a number of seeds: a shard does not know the other runs');
  }
  for (const flag of ['csv', 'json', 'svg'] as const) {
    if (flags[flag] === undefined) continue;
    refuse(place, `--${flag}`, `spigo sweep merge to write it: a part of the runs has no figures`);
  }
}
