import type { Duration } from '../data/time.ts';
import type { Ties } from '../engine/tie-order.ts';
import type { NetworkLaws } from '../network/network-laws.ts';
import type { GivenOptions } from './options-of.ts';
import { checkScenario } from './scenario-shape.ts';

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

/**
 * Checks the shape of what a file or a program gives, before its model is known.
 * @throws bad-scenario naming the place and the field.
 */
export function readScenario(data: unknown, place: string): ScenarioInput {
  checkScenario(data, place);
  return data as ScenarioInput;
}
