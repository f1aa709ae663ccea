import { completeScenario, LAWS, type Scenario, SimulationError } from '../../kernel/index.ts';
import { countOf, wallMsOf, workersOf } from '../input/check-flags.ts';
import { commandWords } from '../input/command-words.ts';
import { drawSeed } from '../input/draw-seed.ts';
import { reproduceLine } from '../input/reproduce.ts';
import { type ResolvedModel, resolveModel } from '../input/resolve-model.ts';
import { measuresOf, withEnd } from '../input/run-flags.ts';
import { versions } from '../output/versions.ts';
import { formatCount } from '../terminal/text.ts';
import { runsMax, SWEEP_FORMAT, type SweepStart } from './header.ts';
import { figureNames, type KeptRun } from './kept-run.ts';
import { readPrecision, SEEDS_MAX } from './precision.ts';
import { readKept } from './read-kept.ts';
import { readShard, type Shard, shardText } from './shard.ts';
import { checkPanels } from './spread-plots.ts';
import { refuseCombinations, type SweepFlags, wordsOf } from './sweep-flags.ts';
import { planOf, type SweepPlan } from './sweep-plan.ts';

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
  const found = flags.resume === undefined ? undefined : readKept(flags.resume);
  const plan = planOf(resolved, flags);
  const seed = flags.seed ?? found?.start.seed ?? drawSeed();
  const start: SweepStart = {
    ...startOf(resolved, plan, flags, seed),
    ...(shard !== undefined && { shard: shardText(shard) }),
  };
  if (flags.svg !== undefined) checkPanels(flags.svg, start);
  return {
    resolved,
    start,
    shard,
    kept: found === undefined ? new Map() : found.runsOf(start),
    scenarioOf: scenariosOf(plan, start),
    workers: workersOf(flags.workers),
    limitMs: flags.limit === undefined ? LIMIT_MS : wallMsOf('--limit', flags.limit),
    againOne: linesOf(resolved),
  };
}

function startOf(
  { model, words, bundle }: ResolvedModel,
  { base, grid, compared, points }: SweepPlan,
  flags: SweepFlags,
  seed: string,
): SweepStart {
  const seeds = flags.seeds === undefined ? SEEDS : countOf('--seeds', flags.seeds, 1, SEEDS_MAX);
  refuseMany(points.length * seeds);
  const sorted = (names: readonly string[]): string[] =>
    Object.keys(model.measures ?? {}).filter((name) => names.includes(name));
  const steady = sorted(measuresOf(flags.steady, model, '--steady'));
  const figures = [...figureNames(model, steady)];
  const precision = readPrecision(flags, model, figures, seeds);
  return {
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
    figures,
    series: sorted(measuresOf(flags.plot, model)),
    steady,
    words: [...words, '--seeds', String(seeds), ...wordsOf(flags)],
  };
}

/** The memory of a usual machine holds the figures of so many runs. */
const RUNS_MAX = 10_000_000;

/** @throws bad-option for too many runs. */
function refuseMany(count: number): void {
  if (count <= RUNS_MAX) return;
  throw new SimulationError(
    'bad-option',
    `--seeds: got ${formatCount(count)} runs in all, expected at most ${formatCount(RUNS_MAX)}`,
  );
}

/**
 * Makes the scenarios of runs, by their numbers. A run's seed follows from the sweep's seed, the point
 * of the grid and the number in it alone: no two points share draws, two compared settings share all
 * of them, and a longer sweep keeps the runs of a shorter one.
 */
function scenariosOf(
  { grid, points, scenario }: SweepPlan,
  start: SweepStart,
): (run: number) => Scenario {
  const max = runsMax(start);
  const width = points.length / grid.length;
  return (run) => {
    const point = Math.floor(run / max);
    const { name } = grid[Math.floor(point / width)];
    return scenario(points[point], `${start.seed}/${name}/${run % max}`);
  };
}

/** Writes the lines that make single runs of a model. */
function linesOf({ model, reference, words, module }: ResolvedModel): (one: Scenario) => string {
  const limits = module === undefined ? {} : withEnd({}, model);
  const base = completeScenario(model, { model: reference, seed: '', limits }, 'command line');
  return (scenario) =>
    reproduceLine({ scenario }, { command: commandWords(), words: ['run', ...words], base });
}
