import type { Factory, SpawnOptions } from '../actors/actor.ts';
import type { Channel } from '../actors/channel.ts';
import { SimulationError } from '../data/errors.ts';
import type { NetworkLaws } from '../network/network-laws.ts';
import type { Draws } from '../random/draws.ts';
import { isOption, toOptions } from './model-options.ts';
import type { Option } from './option.ts';
import type { OptionsOf } from './options-of.ts';
import type { GraphData, ModelReference } from './scenario.ts';
import type { WorldView } from './world-view.ts';

/** What a model sets its world up with, before the first event. */
export interface Setup {
  /** The graph to start from, if the scenario has one. */
  readonly graph: GraphData | undefined;
  /**
   * Random numbers for the set-up, keyed by the seed; refused once it is over. `random.at(name)` gives each actor
   * numbers of its own, so that a smaller population does not draw the others anew.
   */
  readonly random: Draws;
  /**
   * The channel of an address whose actor is spawned later, so that actors can know each other. Asked again, it is
   * the same one. A bare `Channel` speaks the protocol of whoever sends to it.
   */
  channel<Takes = never>(name: string, options?: SpawnOptions): Channel<Takes>;
  /**
   * Starts an actor at instant 0, at an address or behind its channel; returns the channel.
   * @throws misuse where an actor lives already, and for an actor in place of a function that makes one.
   */
  spawn<Handled, Timers, Takes = never>(
    at: string | Channel<Takes>,
    make: Factory<Handled, Timers, Takes>,
    options?: SpawnOptions,
  ): Channel<Handled>;
}

/** Figures of a finished run that are worth a look: rows of a label and a number, the first the most so. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: number])[];
}

/** A system to simulate: what can be chosen about it, and its first actors. */
export interface Model<Options extends object = object> {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option<unknown>>>;
  /** The services that the nodes of a graph to start from may have; any, where it does not say. */
  readonly services?: readonly string[];
  /** The laws of the network where a scenario says none. */
  readonly network?: NetworkLaws;
  /** What a scenario says of the model, where its name does not say it. */
  readonly reference?: ModelReference;
  /** Whether its runs are strict where a scenario does not say: true where the model does not say either. */
  readonly strict?: boolean;
  actors(setup: Setup, options: Options): void;
  /** What to show of a run on a terminal. */
  show?(world: WorldView): readonly Table[];
}

/** A model as its author writes it; options are defaults, or made by `option`. */
export interface ModelDefinition<Specs> {
  /** Its graph files are named after it: without slashes and control characters. */
  readonly name: string;
  readonly summary?: string;
  /**
   * By name, each a plain default, or made by `option`: a number, a flag, a text, or a list of the words that it
   * takes (the first by default). A number that a unit function made, as in `period: seconds(1)`, is a duration:
   * `--set period=2` gives it 2 s. The number itself does not tell, so the values that unit functions made outside
   * of runs are noted, the last 500 at least. Therefore
   * - `nodes: 1000` is taken for a duration where something else calls `ms(1)`: write `option.count(1000)`;
   * - what is computed, as `10 * PERIOD`, is a plain number: write `option.duration(10 * PERIOD)`;
   * - a value that the options hold more often than calls made it, as in `{ nodes: 1000, period: ms(1) }`, is
   *   taken for a plain number each time. What counts are the calls since the model before, or all where
   *   there were none, so that several models may share a constant.
   * A plain number takes a text with a unit too.
   */
  readonly options?: Specs;
  /** The services that the nodes of a graph to start from may have; any, where it does not say. */
  readonly services?: readonly string[];
  /** The laws of the network where a scenario says none. */
  readonly network?: NetworkLaws;
  /** What a scenario says of the model, where its name does not say it. */
  readonly reference?: ModelReference;
  /**
   * Whether its runs are strict where a scenario does not say: true unless said otherwise. A strict run freezes what
   * is sent, to its depth, so that a sender that changes it later fails there. It has the same fingerprint.
   */
  readonly strict?: boolean;
  /** Spawns the first actors, at instant 0. */
  actors(setup: Setup, options: OptionsOf<Specs>): void;
  /** What to show of a run on a terminal. */
  show?(world: WorldView): readonly Table[];
}

/** Whether it can name a model, whose graph files are named after it: not empty, no path, on one line. */
const isModelName = (name: unknown): name is string =>
  typeof name === 'string' && name !== '' && !/[/\\\p{Cc}\p{Cs}]/u.test(name);

/**
 * Checks a model and completes its options.
 * @throws bad-model when the name is empty or holds a slash, a backslash, a control character or a lone
 * surrogate, or an option is neither a plain default nor made by `option`, or its default lies outside of
 * its bounds.
 */
export function defineModel<const Specs extends Readonly<Record<string, unknown>>>(
  definition: ModelDefinition<Specs>,
): Model<OptionsOf<Specs>> {
  const { name, summary = '', options: specs = {} as Specs, actors } = definition;
  const { services, network, reference, show, strict = true } = definition;
  if (!isModelName(name) || typeof actors !== 'function') {
    throw new SimulationError(
      'bad-model',
      `model ${JSON.stringify(name) ?? typeof name}: expected a name that is not empty and holds no slashes and no control characters, and a function actors`,
    );
  }
  const options = toOptions(specs, `model ${name}`);
  return {
    name,
    summary,
    options,
    strict,
    actors,
    ...(services !== undefined && { services }),
    ...(network !== undefined && { network }),
    ...(reference !== undefined && { reference }),
    ...(show !== undefined && { show }),
  };
}

/** Whether a value has the shape of a model: for modules of a user's own, loaded by whatever loader. */
export function isModel(value: unknown): value is Model {
  if (typeof value !== 'object' || value === null) return false;
  const { name, options, actors } = value as Partial<Model>;
  const hasOptions =
    typeof options === 'object' && options !== null && Object.values(options).every(isOption);
  return isModelName(name) && hasOptions && typeof actors === 'function';
}
