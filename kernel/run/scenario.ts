import { SimulationError } from '../engine/errors.ts';
import type { Ties } from '../engine/tie-order.ts';
import { type Duration, formatDuration } from '../engine/time.ts';
import { completeNetwork, type NetworkLaws } from '../network/network-laws.ts';
import { LAWS } from './laws.ts';
import type { Model } from './model.ts';
import { nearest } from './nearest.ts';
import type { GivenOptions } from './options-of.ts';
import { readOption } from './read-option.ts';
import { checkShape, PENDING_MAX } from './scenario-shape.ts';
import { sealed } from './sealed.ts';

/**
 * How a scenario tells which model it is for: a name, or plain JSON data. Only whoever loads models reads it, such
 * as the command, which knows `{ module, export }`.
 */
export type ModelReference = string | Readonly<Record<string, unknown>>;

/** A graph to start from. */
export interface GraphData {
  readonly nodes: readonly {
    readonly name: string;
    readonly service: string;
    readonly zone?: string;
  }[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}

/** Guards on a run; none of them is part of a model. */
export interface Limits {
  /** The run covers [0, until); without it, it runs until nothing is left to happen. */
  readonly until?: Duration | string;
  /** Most events in the run. */
  readonly events?: number;
  /** Most events pending at once. */
  readonly pending?: number;
}

/** What a scenario file may say: all but the model has a default, the seed in a command line too. */
export interface ScenarioInput<Options extends object = object> {
  readonly format?: typeof SCENARIO_FORMAT;
  readonly laws?: number;
  readonly model?: ModelReference;
  readonly seed: string | number;
  readonly options?: GivenOptions<Options>;
  readonly ties?: Ties;
  /** Whether what is sent is frozen, to its depth; without it, as the model says, which is true by default. */
  readonly strict?: boolean;
  readonly limits?: Limits;
  /** Without it, that of the model; without that, messages arrive at the instant they are sent. */
  readonly network?: NetworkLaws;
  readonly graph?: GraphData;
}

/** Everything that decides a run, as plain JSON data, with nothing left to default. */
export interface Scenario {
  readonly format: typeof SCENARIO_FORMAT;
  /** Version of the laws under which it was made. */
  readonly laws: number;
  readonly model: ModelReference;
  readonly seed: string;
  /** By option; durations as texts with a unit. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly ties: Ties;
  readonly strict: boolean;
  readonly limits: {
    readonly until?: string;
    readonly events: number;
    readonly pending: number;
  };
  readonly network?: Required<NetworkLaws>;
  readonly graph?: GraphData;
}

export const SCENARIO_FORMAT = 'spigo-scenario-1';

/** More than any run reaches in a day. */
const EVENTS_MAX = 1e12;

/**
 * Checks the shape of what a file or a program gives, before its model is known.
 * @throws bad-scenario naming the place and the field.
 */
export function readScenario(data: unknown, place: string): ScenarioInput {
  checkShape(data, place);
  return data as ScenarioInput;
}

/**
 * The full scenario: every option of the model set and checked, durations in canonical text, so that
 * two inputs that mean the same make the same scenario.
 * @throws bad-scenario or bad-option naming the place.
 */
export function completeScenario(model: Model, input: ScenarioInput, place: string): Scenario {
  checkShape(input, place);
  const { limits = {}, ties = 'fifo', strict = model.strict } = input;
  const { network = model.network, graph } = input;
  return {
    format: SCENARIO_FORMAT,
    laws: input.laws ?? LAWS,
    model: sealed(input.model ?? model.reference ?? model.name),
    seed: String(input.seed),
    options: completeOptions(model, { ...input.options }, place),
    ties,
    strict,
    limits: {
      ...(limits.until !== undefined && {
        until: canonical(readOption(UNTIL, limits.until, `${place}: limits.until`)) as string,
      }),
      events: limits.events ?? EVENTS_MAX,
      pending: limits.pending ?? PENDING_MAX,
    },
    ...(network !== undefined && { network: completeNetwork(network, `${place}: network`) }),
    ...(graph !== undefined && { graph: sealed(partsOf(graph)) }),
  };
}

/** The parts of a graph that decide a run. */
const partsOf = ({ nodes, edges }: GraphData): GraphData => ({
  nodes: nodes.map(({ name, service, zone }) => ({
    name,
    service,
    ...(zone !== undefined && { zone }),
  })),
  edges: edges.map(({ source, target }) => ({ source, target })),
});

const UNTIL = { type: 'duration', default: 0, summary: '', min: 0 } as const;

function completeOptions(
  model: Model,
  given: Readonly<Record<string, unknown>>,
  place: string,
): Record<string, string | number | boolean> {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(model.options, name)) continue;
    throw new SimulationError(
      'bad-option',
      `${place}: model ${model.name} has no option "${name}"${nearest(name, Object.keys(model.options))}`,
    );
  }
  return Object.fromEntries(
    Object.entries(model.options).map(([name, spec]) => {
      const value = given[name] === undefined ? spec.default : given[name];
      const read = readOption(spec, value, `${place}: option ${name}`);
      return [
        name,
        spec.type === 'duration' ? canonical(read) : (read as string | number | boolean),
      ];
    }),
  );
}

const canonical = (duration: unknown): string => formatDuration(Number(duration));

/** The options' values as a model takes them: durations in microseconds. */
export function optionValues(model: Model, scenario: Scenario): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(model.options).map(([name, spec]) => [
      name,
      readOption(spec, scenario.options[name], `option ${name}`),
    ]),
  );
}
