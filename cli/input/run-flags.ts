import {
  type Model,
  nearest,
  option,
  PENDING_MAX,
  parseDuration,
  quote,
  readOption,
  SimulationError,
} from '../../kernel/index.ts';

const EVENTS = option.count(0, { min: 1 });
const PENDING = option.count(0, { min: 1, max: PENDING_MAX });

/** The flags that make the scenario of a run. */
export interface RunFlags {
  readonly arch?: string | undefined;
  readonly duration?: string | undefined;
  readonly population?: string | undefined;
  readonly regions?: string | undefined;
  readonly seed?: string | undefined;
  readonly ties?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly until?: string | undefined;
  readonly events?: string | undefined;
  readonly pending?: string | undefined;
  readonly export?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly faults?: string | undefined;
  readonly reload?: boolean | undefined;
}

/**
 * Flags of the original that set an option of the model. `-d` is a limit if the model has no such
 * option.
 */
const OPTION_FLAGS = [
  ['duration', '-d'],
  ['population', '-p'],
  ['regions', '-w'],
] as const;

/** The model's options that the flags set. @throws bad-option. */
export function optionsOf(flags: RunFlags, model: Model): Record<string, unknown> {
  // The record has no prototype. Else it would lose an option named `__proto__`, which must be
  // refused.
  const options: Record<string, unknown> = Object.create(null);
  const given = new Map<string, string>();
  for (const text of flags.set ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new SimulationError('bad-option', `--set ${text}: expected option=value`);
    }
    if (Object.hasOwn(options, name) && given.get(name) !== value) {
      throw contradiction(`--set ${text}`, `--set ${name}=${given.get(name)}`);
    }
    given.set(name, value);
    // `completeScenario` refuses options that the model does not have.
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    options[name] = spec === undefined ? value : readOption(spec, value, `--set ${name}`);
  }
  for (const [flagName, flag] of OPTION_FLAGS) {
    const value = flags[flagName];
    if (value === undefined) continue;
    // A model says which option is its population. It may have another name.
    const name = flagName === 'population' ? (model.size ?? flagName) : flagName;
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    if (spec !== undefined) {
      const read = readOption(spec, value, flag);
      if (Object.hasOwn(options, name) && options[name] !== read) {
        throw contradiction(`${flag} ${value}`, `--set ${name}=${given.get(name)}`);
      }
      options[name] = read;
    } else if (name !== 'duration') {
      const names = Object.keys(model.options).join(', ') || 'none';
      throw new SimulationError(
        'bad-option',
        `${flag} ${value}: model ${model.name} has no ${name}; its options are: ${names}`,
      );
    }
  }
  return options;
}

/** The measures that a flag names. @throws bad-option for one that the model does not have. */
export function measuresOf(
  names: readonly string[] = [],
  model: Model,
  flag = '--plot',
): readonly string[] {
  const known = Object.keys(model.measures ?? {});
  for (const name of names) {
    if (known.includes(name)) continue;
    const which = known.length === 0 ? 'no measures' : 'no such measure';
    throw new SimulationError(
      'bad-option',
      `${flag} ${name}: model ${model.name} has ${which}${nearest(name, known)}`,
    );
  }
  return names;
}

/** Refuses two flags that set the same thing otherwise. */
const contradiction = (one: string, other: string): SimulationError =>
  new SimulationError('bad-argument', `${one}: got ${other} as well, expected one of them`);

/** How long a run of a user's model takes if nobody says so, as the built-in models do. */
const UNTIL = '10s';

/** The limits with an end, if neither they nor the model's options say when the run ends. */
export function withEnd(
  limits: Readonly<Record<string, unknown>>,
  { options }: Model,
): Readonly<Record<string, unknown>> {
  const hasEnd = limits.until !== undefined || limits.events !== undefined;
  return hasEnd || Object.hasOwn(options, 'duration') ? limits : { ...limits, until: UNTIL };
}

/** The limits of the run that the flags set. @throws bad-option. */
export function limitsOf(flags: RunFlags, model: Model): Record<string, unknown> {
  const { until, duration, events, pending } = flags;
  // For a model without a duration of its own, -d is the limit of the run.
  const limit = Object.hasOwn(model.options, 'duration') ? undefined : duration;
  if (until !== undefined && limit !== undefined && until !== limit) {
    throw contradiction(`-d ${limit}`, `--until ${until}`);
  }
  const end = until ?? limit;
  if (end !== undefined && parseDuration(end) === undefined) {
    const flag = until === undefined ? '-d' : '--until';
    throw new SimulationError(
      'bad-option',
      `${flag}: got ${quote(end)}, expected a duration such as 90s or 10m`,
    );
  }
  return {
    ...(end !== undefined && { until: end }),
    ...(events !== undefined && { events: readOption(EVENTS, events, '--events') }),
    ...(pending !== undefined && { pending: readOption(PENDING, pending, '--pending') }),
  };
}
