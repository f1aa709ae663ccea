import type { Duration } from '../data/time.ts';
import type { Ties } from '../engine/tie-order.ts';
import type { CompleteFault, CompleteOperation } from '../faults/complete-faults.ts';
import type { Fault, Operation } from '../faults/fault.ts';
import type { CompleteNetwork, NetworkLaws } from '../network/network-laws.ts';
import type { GivenOptions } from './options-of.ts';
import { checkScenario } from './scenario-shape.ts';

/**
 * Names the model of a scenario: by its name, or by plain JSON data. Only a loader of models reads
 * the data, such as the command, which knows `{ module, export }`.
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

/** The limits of a run. None of them is part of a model. */
export interface Limits {
  /** The run covers [0, until). Without it, the run goes on until no event is left. */
  readonly until?: Duration | string;
  /** Most events in the run. */
  readonly events?: number;
  /** Most events pending at once. */
  readonly pending?: number;
}

/** A scenario as a file or a program writes it. Left-out fields have defaults. */
export interface ScenarioInput<Options extends object = object> {
  readonly format?: typeof SCENARIO_FORMAT;
  readonly laws?: number;
  readonly model?: ModelReference;
  readonly seed: string | number;
  readonly options?: GivenOptions<Options>;
  readonly ties?: Ties;
  /** Whether sent messages are frozen, at all levels. By default the model decides; its default is true. */
  readonly strict?: boolean;
  readonly limits?: Limits;
  /** The default is the model's network. If it has none, messages arrive at the instant they are sent. */
  readonly network?: NetworkLaws;
  readonly graph?: GraphData;
  /** Planned hardships. */
  readonly faults?: readonly Fault[];
  /** Messages from outside. */
  readonly operations?: readonly Operation[];
}

/** Everything that decides a run, as plain JSON data without defaults. */
export interface Scenario {
  readonly format: typeof SCENARIO_FORMAT;
  /** The version of the laws under which it was made. */
  readonly laws: number;
  readonly model: ModelReference;
  readonly seed: string;
  /** Values by option. Durations are texts with a unit. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly ties: Ties;
  readonly strict: boolean;
  readonly limits: {
    readonly until?: string;
    readonly events: number;
    readonly pending: number;
  };
  readonly network?: CompleteNetwork;
  readonly graph?: GraphData;
  readonly faults?: readonly CompleteFault[];
  readonly operations?: readonly CompleteOperation[];
}

export const SCENARIO_FORMAT = 'spigo-scenario-1';

/**
 * Checks the shape of a scenario from a file or a program. The model is not needed for that.
 * @throws bad-scenario naming the place and the field.
 */
export function readScenario(data: unknown, place: string): ScenarioInput {
  checkScenario(data, place);
  return data as ScenarioInput;
}
