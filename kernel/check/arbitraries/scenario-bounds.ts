import { SimulationError } from '../../data/errors.ts';
import { shown } from '../../data/shown.ts';
import { type Duration, parseDuration } from '../../data/time.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../data/units.ts';
import { toDistribution } from '../../random/duration-conversion.ts';
import { completeScenario, optionValues } from '../../run/complete-scenario.ts';
import type { Model } from '../../run/model.ts';
import type { Scenario, ScenarioInput } from '../../run/scenario.ts';
import type { DrawnKind } from './fault-of-draft.ts';
import { type KindOptions, kindsFor } from './kinds.ts';
import { medianOf } from './latency-laws.ts';

/** What may occur in the scenarios of a model. */
export interface ScenarioOptions<Options extends object = object> extends KindOptions {
  /** Fields that all scenarios have. What they say is not drawn. */
  readonly base?: Partial<ScenarioInput<Options>>;
  /**
   * Faults and operations happen in [0, window). The default is the model's option `duration`, if it
   * has one; else 20 times its largest option that is a duration, from 1 s to 10 min; else 10 s.
   */
  readonly window?: Duration | string;
}

/** The bounds of what is drawn. Spans are in microseconds. */
export interface ScenarioBounds {
  readonly base: Partial<ScenarioInput>;
  readonly kinds: readonly DrawnKind[];
  readonly window: number;
  /** The end of a run: the window, the longest `within` of the properties, and the same again of quiet. */
  readonly until: number;
  /** The median latency, from 1 us. */
  readonly latency: number;
  /** The option that is the population, where it is drawn. Both bounds are included. */
  readonly size?: { readonly option: string; readonly min: number; readonly max: number };
  readonly losesDisks: boolean;
}

const WINDOW_MIN = MILLISECOND;

/**
 * Finds the bounds of the scenarios of a model.
 * @throws bad-argument for a window below 1 ms, and as `kindsFor`; bad-scenario and bad-option as
 * `open`; bad-model if the option `size` is no number of actors.
 */
export function boundsOf(model: Model, options: ScenarioOptions): ScenarioBounds {
  const { base = {}, beyond = false } = options;
  const complete = completeScenario(model, { seed: '0', ...base }, 'base');
  const durations = durationsOf(model, complete);
  const window = windowOf(options.window, durations);
  const within = Math.max(0, ...(model.properties ?? []).map((property) => property.within));
  const size = sizeOf(model, base);
  return {
    base,
    kinds: kindsFor(model, options),
    window,
    until: window + 2 * within,
    latency: latencyOf(complete, durations),
    ...(size !== undefined && { size }),
    losesDisks: beyond,
  };
}

/** The options that are durations, by name, without those that are 0. */
function durationsOf(model: Model, scenario: Scenario): ReadonlyMap<string, number> {
  const values = Object.entries(optionValues(model, scenario));
  const durations = values.filter(
    ([name, value]) => model.options[name].type === 'duration' && Number(value) > 0,
  );
  return new Map(durations.map(([name, value]) => [name, Number(value)]));
}

function windowOf(
  given: Duration | string | undefined,
  durations: ReadonlyMap<string, number>,
): number {
  if (given === undefined) {
    if (durations.size === 0) return 10 * SECOND;
    const own = durations.get('duration');
    const longest = 20 * Math.max(...durations.values());
    return Math.max(WINDOW_MIN, own ?? Math.min(Math.max(longest, SECOND), 10 * MINUTE));
  }
  const window = typeof given === 'string' ? parseDuration(given) : given;
  if (window !== undefined && Number.isSafeInteger(window) && window >= WINDOW_MIN) return window;
  throw new SimulationError(
    'bad-argument',
    `window: got ${shown(given)}, expected a duration from 1ms such as 20s`,
  );
}

/** The median of the network's latency. Without one, a twentieth of the shortest duration, from 1 to 100 ms. */
function latencyOf({ network }: Scenario, durations: ReadonlyMap<string, number>): number {
  const median = network === undefined ? 0 : medianOf(toDistribution(network.latency));
  if (median > 0) return Math.max(1, Math.round(median));
  if (durations.size === 0) return 10 * MILLISECOND;
  const share = Math.round(Math.min(...durations.values()) / 20);
  return Math.min(Math.max(share, MILLISECOND), 100 * MILLISECOND);
}

/** The population goes from 2, or the option's own least, to twice its default. */
function sizeOf(model: Model, { options = {} }: Partial<ScenarioInput>): ScenarioBounds['size'] {
  const { size } = model;
  if (size === undefined || Object.hasOwn(options, size)) return undefined;
  const spec = Object.hasOwn(model.options, size) ? model.options[size] : undefined;
  if (spec?.type !== 'count' && spec?.type !== 'number') {
    throw new SimulationError(
      'bad-model',
      `model ${model.name}: size: got ${shown(size)}, expected the name of an option that is a count`,
    );
  }
  const min = Math.max(2, Math.ceil(spec.min ?? 2));
  const max = Math.min(2 * Number(spec.default), Math.floor(spec.max ?? Number.POSITIVE_INFINITY));
  return { option: size, min: Math.min(min, max), max };
}
