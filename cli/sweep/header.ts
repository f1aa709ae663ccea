import * as v from 'valibot';
import { shown } from '../../kernel/index.ts';
import { anyObject, list, object, says, text, whole } from '../../kernel/shapes.ts';

export const SWEEP_FORMAT = 'spigo-sweep-2';

const share = v.pipe(
  v.number(says('a number above 0 and below 1')),
  v.gtValue(0, says('a number above 0')),
  v.ltValue(1, says('a number below 1')),
);

/** What decides the runs of a sweep, and which of their figures are told. */
const settings = {
  format: v.literal(SWEEP_FORMAT, says(SWEEP_FORMAT)),
  spigo: text('a version of spigo'),
  laws: whole(1),
  /** The hash of the sources of a user's own model. */
  source: v.optional(text('a hash')),
  name: text('the name of a model'),
  /** What the scenarios of all runs share. */
  base: object(
    {
      model: v.union([text(), anyObject()], says('a model')),
      options: anyObject(),
      limits: anyObject(),
    },
    'what the scenarios share',
  ),
  /** The points of the grid, such as `k=2,fanout=1`; one empty text where nothing is varied. */
  points: v.pipe(list(text('a point')), v.minLength(1, says('at least one point'))),
  /** The two settings that are compared at each point, on the same seeds. */
  compare: v.optional(v.strictTuple([text(), text()], says('two settings'))),
  /** How many runs a point has; with a precision, how many are made between two looks at it. */
  seeds: whole(1),
  precision: v.optional(
    object(
      { share, figures: list(text('a figure')), seedsMax: whole(1) },
      'a precision with share, figures and seedsMax',
    ),
  ),
  seed: text('a seed'),
  /** The figures that every run has. */
  figures: list(text('a figure')),
  series: list(text('a measure')),
  steady: list(text('a measure')),
};

const sweepShape = object(settings, 'what decides a sweep');

/** What decides the runs of a sweep, as plain data. Two sweeps of equal headers have the same runs. */
export type SweepHeader = v.InferOutput<typeof sweepShape>;

/** The first line of a file of runs: the sweep, and what else is told of it. */
export const startShape = object(
  {
    ...settings,
    /** The words of the command line that ask for the sweep, but for its seed. */
    words: list(text()),
    /** The part of the runs that the file was begun for, such as `2/8`. */
    shard: v.optional(text('a shard')),
  },
  'the first line of a file that spigo sweep has begun',
);

/** A sweep as the command tells it. */
export interface SweepStart extends SweepHeader {
  readonly words: readonly string[];
  readonly shard?: string | undefined;
}

/** The header alone. */
export function headerOf({ words: _words, shard: _shard, ...header }: SweepStart): SweepHeader {
  return header;
}

/** All points of a sweep, in the order of their runs: those of the grid, each under both settings. */
export const pointsIn = ({ points, compare }: SweepHeader): readonly string[] =>
  compare === undefined
    ? points
    : points.flatMap((point) => compare.map((setting) => joined(point, setting)));

export const joined = (point: string, setting: string): string =>
  point === '' ? setting : `${point},${setting}`;

/** At most so many runs a point has. The numbers of the runs of a point follow each other. */
export const runsMax = ({ seeds, precision }: SweepHeader): number =>
  precision === undefined ? seeds : precision.seedsMax;

/** A setting in which two sweeps differ, in words. */
export interface SettingDifference {
  readonly got: string;
  readonly expected: string;
}

/** The first setting in which two sweeps differ; `undefined` if they are one sweep. */
export function differenceOf(
  got: SweepHeader,
  expected: SweepHeader,
): SettingDifference | undefined {
  const [one, other] = [got, expected].map(settingsOf);
  for (const flag of new Set([...other.keys(), ...one.keys()])) {
    const [found, wanted] = [one.get(flag), other.get(flag)];
    // What is told of long data is cut. So the data themselves are compared.
    if (JSON.stringify(found?.data) === JSON.stringify(wanted?.data)) continue;
    const [told, asked] = [found, wanted].map((setting) => setting?.told ?? `no ${flag}`);
    return { got: told, expected: told === asked ? 'one that differs further on' : asked };
  }
  return undefined;
}

interface Setting {
  readonly data: unknown;
  /** It in the words of a command line. */
  readonly told: string;
}

/** What a sweep asks for, each setting under the flag that sets it. */
function settingsOf(header: SweepHeader): ReadonlyMap<string, Setting> {
  const { name, base, points, compare, precision, series, steady, figures, source } = header;
  const all = new Map<string, Setting>();
  const add = (flag: string, data: unknown, told: string): void => {
    if (data !== undefined) all.set(flag, { data, told });
  };
  add('model', [name, base.model], `model ${name} (${shown(base.model)})`);
  add('spigo', header.spigo, `spigo ${header.spigo}`);
  add('laws', header.laws, `laws ${header.laws}`);
  add('--seed', header.seed, `--seed ${shown(header.seed)}`);
  add('--seeds', header.seeds, `--seeds ${header.seeds}`);
  const isVaried = points.length > 1 || points[0] !== '';
  add('--vary', isVaried ? points : undefined, `points ${points.join(' ')}`);
  for (const [option, value] of Object.entries(base.options)) {
    add(`--set ${option}`, value, `--set ${option}=${shown(value)}`);
  }
  for (const [limit, value] of Object.entries(base.limits)) {
    add(`--${limit}`, value, `--${limit} ${shown(value)}`);
  }
  add('--compare', compare, `--compare ${compare?.join(' ')}`);
  add('--until-ci', precision, precision === undefined ? '' : toldPrecision(precision));
  add('--plot', series.length > 0 ? series : undefined, `--plot ${series.join(' ')}`);
  add('--steady', steady.length > 0 ? steady : undefined, `--steady ${steady.join(' ')}`);
  add('figures', figures, `a model with figures ${figures.join(', ')}`);
  add('source', source, `a module whose source has the hash ${source}`);
  return all;
}

const toldPrecision = ({
  share,
  figures,
  seedsMax,
}: NonNullable<SweepHeader['precision']>): string =>
  `--until-ci ${share} for ${figures.join(', ')}, --seeds-max ${seedsMax}`;
