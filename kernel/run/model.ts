import type { Factory, SpawnOptions } from '../actors/actor.ts';
import type { Channel } from '../actors/channel.ts';
import { SimulationError } from '../data/errors.ts';
import type { Duration } from '../data/time.ts';
import type { FaultKind, Names } from '../faults/fault.ts';
import type { NetworkLaws } from '../network/network-laws.ts';
import type { Draws } from '../random/draws.ts';
import { checkMeasures } from './check-measures.ts';
import { checkChecks } from './check-model.ts';
import { isOption, toOptions } from './model-options.ts';
import type { Option } from './option.ts';
import type { OptionsOf } from './options-of.ts';
import { checkProperties, type Property } from './property.ts';
import type { GraphData, ModelReference } from './scenario.ts';
import type { WorldView } from './world-view.ts';

/** A model spawns its first actors with this, before the first event. */
export interface Setup {
  /** The graph to start from, if the scenario has one. */
  readonly graph: GraphData | undefined;
  /**
   * Random numbers for the set-up, keyed by the seed. They are refused after it. `random.at(name)`
   * gives each actor numbers of its own, so that the size of the population does not change the
   * numbers of an actor.
   */
  readonly random: Draws;
  /**
   * Returns the channel of an address. Its actor can be spawned later, so that actors can know each
   * other. A second call returns the same channel. A bare `Channel` speaks the protocol of its
   * sender.
   */
  channel<Takes = never>(name: string, options?: SpawnOptions): Channel<Takes>;
  /**
   * Starts an actor at instant 0, at an address or behind its channel. Returns the channel.
   * @throws misuse when an actor already lives there, or `make` is not a function that makes one.
   */
  spawn<Handled, Timers, Takes = never>(
    at: string | Channel<Takes>,
    make: Factory<Handled, Timers, Takes>,
    options?: SpawnOptions,
  ): Channel<Handled>;
}

/** Figures of a finished run, for people. The most important row comes first. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: number])[];
}

/** An arbitrary of fast-check, as far as an operation needs it. */
export interface MessageArbitrary {
  generate(random: unknown, bias: number | undefined): { readonly value: unknown };
}

/** What a client may do: a message that `spigo check` sends from outside. */
export interface OperationLaw {
  /** Who receives it: the class of an actor, or names. */
  readonly to: (abstract new (...parameters: never[]) => object) | Names;
  /**
   * Makes the message, or draws it as an arbitrary of fast-check. The numbers follow from the
   * operation alone, whatever other operations there are.
   */
  readonly data: ((random: Draws) => unknown) | MessageArbitrary;
}

/** The laws of the network, or a function that makes them of the values of the options. */
export type NetworkOf<Options> = NetworkLaws | Told<Options, NetworkLaws | undefined>;

/** A function of the values of a model's options. A method, since a `Model` stands for models of any options. */
type Told<Options, Value> = { told(options: Options): Value }['told'];

/** A named number of a world. It is sampled over virtual time, and changes nothing in the run. NaN stands for no number. */
export type Measures = Readonly<Record<string, (world: WorldView) => number>>;

/** A system to simulate: its options and its first actors. */
export interface Model<Options extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option<unknown>>>;
  /** The services that nodes of a start graph may have. Without it, they may have any. */
  readonly services?: readonly string[];
  /** The laws of the network for a scenario without laws of its own. */
  readonly network?: NetworkOf<Options>;
  /** Stands for the model in a scenario, in place of its name. */
  readonly reference?: ModelReference;
  /** Whether its runs are strict, unless a scenario says otherwise; true by default. */
  readonly strict?: boolean;
  /** What must hold in every run. */
  readonly properties?: readonly Property[];
  /** The kinds of faults that the protocol claims to survive. */
  readonly tolerates?: readonly FaultKind[];
  /** What clients may do, by name. `spigo check` draws when. */
  readonly operations?: Readonly<Record<string, OperationLaw>>;
  /** The option that says how many actors there are. `spigo check` draws it, and lowers it last. */
  readonly size?: string;
  /** How long runs last whose scenario has no limit of time. */
  until?(options: Options): Duration | undefined;
  /** Numbers of the world over virtual time. */
  readonly measures?: Measures;
  /** How far apart the first samples of the measures are. */
  measureEvery?(options: Options): Duration;
  /** Whether the run is complete. */
  stopWhen?(world: WorldView, options: Options): boolean;
  actors(setup: Setup, options: Options): void;
  /** Makes the tables that a terminal shows after a run. */
  show?(world: WorldView): readonly Table[];
}

/** A model as its author writes it. */
export interface ModelDefinition<Specs> {
  /** Its graph files are named after it, so it has no slashes and control characters. */
  readonly name: string;
  readonly summary?: string;
  /**
   * The options by name. Each is made by `option`, or is a default: a number, a flag, a text, or a
   * list of words, of which the first is the default. A plain number also takes a text with a unit.
   *
   * A number from a unit function, as in `period: seconds(1)`, is a duration: `--set period=2` sets
   * it to 2 s. Since a duration is a plain number, spigo recognizes it by its value. It remembers
   * at least the last 500 values that unit functions made outside of runs. Three cases need
   * `option`:
   * - `nodes: 1000` becomes a duration if other code calls `ms(1)`. Write `option.count(1000)`.
   * - `10 * PERIOD` becomes a plain number, since no unit function made it. Write
   *   `option.duration(10 * PERIOD)`.
   * - In `{ nodes: 1000, period: ms(1) }` both become plain numbers, since two options have the
   *   value and one call made it. Calls since the previous model count; if there were none, all
   *   calls do, so that models can share a constant.
   */
  readonly options?: Specs;
  /** The services that nodes of a start graph may have. Without it, they may have any. */
  readonly services?: readonly string[];
  /** The laws of the network for a scenario without laws of its own; they may depend on the options. */
  readonly network?: NetworkOf<OptionsOf<Specs>>;
  /** Stands for the model in a scenario, in place of its name. */
  readonly reference?: ModelReference;
  /**
   * Whether its runs are strict, unless a scenario says otherwise; true by default. A strict run
   * freezes each message at all levels, so that a sender that changes it later fails at that line.
   * Its fingerprint is the same.
   */
  readonly strict?: boolean;
  /** What must hold in every run. */
  readonly properties?: readonly Property[];
  /** The kinds of faults that the protocol claims to survive. */
  readonly tolerates?: readonly FaultKind[];
  /** What clients may do, by name. `spigo check` draws when. */
  readonly operations?: Readonly<Record<string, OperationLaw>>;
  /** The option that says how many actors there are. `spigo check` draws it, and lowers it last. */
  readonly size?: string;
  /** How long runs last whose scenario has no limit of time; by default, until nothing is left to happen. */
  until?(options: OptionsOf<Specs>): Duration | undefined;
  /**
   * Numbers of the world over virtual time, by name. Each result has them (`Result.measures`). They are
   * sampled at the multiples of `measureEvery`, and at the end. A measure may look at the world, and
   * never changes it. NaN stands for no number.
   */
  readonly measures?: Measures;
  /**
   * How far apart the samples of the measures are; 1 ms by default. A run keeps at most 1,000
   * samples: whenever there would be more, the interval doubles and every second sample is dropped.
   */
  measureEvery?(options: OptionsOf<Specs>): Duration;
  /**
   * Ends the run once it returns true. It is called after the last event of each instant, so it
   * should take little time: `world.gauge` and `world.counts` are O(1). It depends on nothing but the
   * world and the options, and changes nothing.
   */
  stopWhen?(world: WorldView, options: OptionsOf<Specs>): boolean;
  /** Spawns the first actors, at instant 0. */
  actors(setup: Setup, options: OptionsOf<Specs>): void;
  /** Makes the tables that a terminal shows after a run. */
  show?(world: WorldView): readonly Table[];
}

/** Whether a name can name a model and its graph files: it is not empty, not a path, and on one line. */
const isModelName = (name: unknown): name is string =>
  typeof name === 'string' && name !== '' && !/[/\\\p{Cc}\p{Cs}]/u.test(name);

/**
 * Checks a model and completes its options.
 * @throws bad-model for a name that is empty or holds a slash, a backslash, a control character or
 * a lone surrogate; for an option that is neither a default nor made by `option`; for a default
 * outside of its bounds; for a property that no constructor made, and for two of one name; for a
 * measure that is no function.
 */
export function defineModel<const Specs extends Readonly<Record<string, unknown>>>(
  definition: ModelDefinition<Specs>,
): Model<OptionsOf<Specs>> {
  const { name, summary = '', options: specs = {} as Specs, actors } = definition;
  const { services, network, reference, show, strict = true } = definition;
  const { properties, tolerates, operations, size } = definition;
  const { measures, measureEvery, stopWhen, until } = definition;
  if (!isModelName(name) || typeof actors !== 'function') {
    throw new SimulationError(
      'bad-model',
      `model ${JSON.stringify(name) ?? typeof name}: expected a name that is not empty and holds no slashes and no control characters, and a function actors`,
    );
  }
  const options = toOptions(specs, `model ${name}`);
  if (properties !== undefined) checkProperties(properties, `model ${name}`);
  const model: Model<OptionsOf<Specs>> = {
    name,
    summary,
    options,
    strict,
    actors,
    ...(services !== undefined && { services }),
    ...(network !== undefined && { network }),
    ...(reference !== undefined && { reference }),
    ...(show !== undefined && { show }),
    ...(properties !== undefined && { properties }),
    ...(tolerates !== undefined && { tolerates }),
    ...(operations !== undefined && { operations }),
    ...(size !== undefined && { size }),
    ...(measures !== undefined && { measures }),
    ...(measureEvery !== undefined && { measureEvery }),
    ...(stopWhen !== undefined && { stopWhen }),
    ...(until !== undefined && { until }),
  };
  checkMeasures(model);
  checkChecks(model);
  return model;
}

/** Whether a value, such as the export of a user's module, has the shape of a model. */
export function isModel(value: unknown): value is Model {
  if (typeof value !== 'object' || value === null) return false;
  const { name, options, actors } = value as Partial<Model>;
  const hasOptions =
    typeof options === 'object' && options !== null && Object.values(options).every(isOption);
  return isModelName(name) && hasOptions && typeof actors === 'function';
}
