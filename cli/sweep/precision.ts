import { type Model, nearest, quote, SimulationError } from '../../kernel/index.ts';
import { countOf } from '../input/check-flags.ts';
import type { SweepHeader } from './header.ts';
import { isCounter } from './kept-run.ts';

/** How tight the intervals of a sweep must be. */
type Precision = NonNullable<SweepHeader['precision']>;

interface PrecisionFlags {
  readonly 'until-ci'?: string | undefined;
  readonly 'seeds-max'?: string | undefined;
  readonly measure?: readonly string[] | undefined;
}

export const SEEDS_MAX = 1_000_000;
const SEEDS_MAX_DEFAULT = 10_000;

/**
 * Reads `--until-ci 1%`, with the figures whose intervals must be so tight: by default all measures of
 * the model. `undefined` if the flag is not given.
 * @throws bad-option; bad-argument for flags that mean nothing without it.
 */
export function readPrecision(
  flags: PrecisionFlags,
  model: Model,
  known: readonly string[],
  seeds: number,
): Precision | undefined {
  const text = flags['until-ci'];
  if (text === undefined) {
    for (const flag of ['seeds-max', 'measure'] as const) {
      if (flags[flag] === undefined) continue;
      throw new SimulationError('bad-argument', `--${flag}: got no --until-ci, expected one`);
    }
    return undefined;
  }
  const max = flags['seeds-max'];
  return {
    share: shareOf(text),
    figures: [...figuresOf(flags.measure, model, known)],
    seedsMax:
      max === undefined
        ? Math.max(seeds, SEEDS_MAX_DEFAULT)
        : countOf('--seeds-max', max, seeds, SEEDS_MAX),
  };
}

function shareOf(text: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)(%)?$/.exec(text) ?? [];
  const share = Number(number) / (percent === undefined ? 1 : 100);
  if (share > 0 && share < 1) return share;
  throw new SimulationError(
    'bad-option',
    `--until-ci: got ${quote(text)}, expected a share of the mean such as 1% or 0.01`,
  );
}

function figuresOf(
  named: readonly string[] | undefined,
  { name, measures = {} }: Model,
  known: readonly string[],
): readonly string[] {
  const all = named ?? Object.keys(measures);
  if (all.length === 0) {
    throw new SimulationError(
      'bad-argument',
      `--until-ci: got model ${name}, which has no measures, expected a figure to look at, such as --measure run.events`,
    );
  }
  const unknown = all.find((figure) => !known.includes(figure) && !isCounter(figure));
  if (unknown === undefined) return all;
  throw new SimulationError(
    'bad-option',
    `--measure ${unknown}: got no figure of model ${name}, expected one, or a counter such as count.name${nearest(unknown, known)}`,
  );
}
