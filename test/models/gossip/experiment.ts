import {
  type Fault,
  type Model,
  type NetworkLaws,
  open,
  type World,
} from '../../../kernel/index.ts';
import { exp, log } from '../../../kernel/random/math.ts';
import { settingsOf } from '../../law-settings.ts';
import { EFFORT } from '../../planted/effort.ts';

/** A number that a paper prints (P), or that an independent simulation has reproduced (R). */
export interface Figure {
  readonly what: string;
  readonly mark: 'P' | 'R';
  readonly published: number;
  /** The last printed digit of a number of a paper. */
  readonly unit?: number;
  /** The standard error of a number that was reproduced by few runs; 0 if left out. */
  readonly error?: number;
  /** Reads it from a run that has ended. */
  of(world: World): number;
}

/** Runs of one model with the same options, and the numbers that their means reproduce. */
export interface Experiment {
  readonly title: string;
  readonly model: Model;
  readonly options: Readonly<Record<string, unknown>>;
  readonly limits?: { readonly until: string };
  readonly faults?: readonly Fault[];
  readonly network?: NetworkLaws;
  readonly figures: readonly Figure[];
  /** Whether the figures need the measures of the model; true if left out. */
  readonly isMeasured?: boolean;
  /** The runs of `npm test`; 16 if left out. */
  readonly runsQuick?: number;
}

/** A mean over runs with its standard error. */
export interface Mean {
  readonly mean: number;
  readonly error: number;
}

const RUNS_LONG = 200;
const RUNS_FRESH = 64;
const settings = settingsOf(process.env);

/** How many runs an experiment has: 200 in `npm run test:long`. */
export function runsOf({ runsQuick = 16 }: Experiment): number {
  if (EFFORT.isLong) return RUNS_LONG;
  return settings.isFresh ? Math.max(RUNS_FRESH, runsQuick) : runsQuick;
}

export function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Runs an experiment with seeds of its own, and returns the mean of each of its figures. */
export function perform(experiment: Experiment, runs = runsOf(experiment)): Mean[] {
  const { model, options, limits, figures, title, isMeasured = true } = experiment;
  const { faults, network } = experiment;
  const rows = Array.from({ length: runs }, (_, run) => {
    const scenario = {
      seed: `${settings.seed} ${title} ${run}`,
      options,
      ...(limits !== undefined && { limits }),
      ...(faults !== undefined && { faults }),
      ...(network !== undefined && { network }),
    };
    const world = open(model, scenario, { isJudged: false, isMeasured });
    world.advance();
    return figures.map((figure) => figure.of(world));
  });
  return figures.map((_, index) => meanOf(rows.map((row) => row[index])));
}

/**
 * How far a mean may be from its number: 4 standard errors of their difference, and half a unit of what is
 * printed.
 */
export const boundOf = ({ error }: Mean, { unit = 0, error: own = 0 }: Figure): number =>
  4 * Math.sqrt(error * error + own * own) + unit / 2;

/** Reads the mean of the factors by which a measure changed in each cycle, over so many cycles. */
export const meanFactor =
  (name: string, cycles: number) =>
  (world: World): number => {
    const values = world.result().measures?.values[name] ?? [];
    const factors = Array.from(
      { length: cycles },
      (_, cycle) => Number(values[cycle + 1]) / Number(values[cycle]),
    );
    return factors.reduce((sum, value) => sum + value, 0) / cycles;
  };

/** Reads the factor by which a measure changed in each cycle, from one cycle to another (geometric mean). */
export const factor =
  (name: string, from: number, to: number) =>
  (world: World): number => {
    const values = world.result().measures?.values[name] ?? [];
    return exp(log(Number(values[to]) / Number(values[from])) / (to - from));
  };

/** Reads the last value of a measure. */
export const last =
  (name: string) =>
  (world: World): number =>
    world.result().measures?.values[name].at(-1) ?? Number.NaN;
