import {
  RESULT_FORMAT,
  type Result,
  type ScenarioInput,
  SimulationError,
  TRACE_FORMAT,
} from '../kernel/index.ts';
import { parseJson, readLines, readText } from './input-file.ts';

/** What a file tells of a run: its scenario alone, all of its result, or its trace. */
export type RunFile =
  | { readonly kind: 'scenario'; readonly path: string; readonly scenario: unknown }
  | {
      readonly kind: 'result';
      readonly path: string;
      readonly scenario: unknown;
      readonly result: Result;
    }
  | {
      readonly kind: 'trace';
      readonly path: string;
      readonly scenario: unknown;
      /** The lines after the header. */
      readonly lines: () => Iterator<string>;
    };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a scenario, a result or a trace, told apart by its content. @throws unreadable, bad-scenario. */
export function readRunFile(path: string): RunFile {
  const { value: first = '' } = readLines(path).next();
  const header = tryJson(first);
  if (isRecord(header) && header.format === TRACE_FORMAT) {
    const lines = (): Iterator<string> => {
      const all = readLines(path);
      all.next();
      return all;
    };
    return { kind: 'trace', path, scenario: header.scenario, lines };
  }
  const data = parseJson(readText(path), path);
  if (!isRecord(data)) {
    throw new SimulationError('bad-scenario', `${path}: expected a scenario, a result or a trace`);
  }
  if (data.format !== RESULT_FORMAT) return { kind: 'scenario', path, scenario: data };
  const { checkpoints, actors, outcome } = data;
  const isWhole =
    Array.isArray(checkpoints) &&
    isRecord(actors) &&
    Array.isArray(actors.groups) &&
    isRecord(outcome);
  if (!isWhole) {
    throw new SimulationError(
      'bad-scenario',
      `${path}: a result without checkpoints, actors or outcome`,
    );
  }
  return { kind: 'result', path, scenario: data.scenario, result: data as unknown as Result };
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The scenario as it was given to the run; to be checked by whoever opens it. */
export const scenarioOf = (file: RunFile): ScenarioInput => file.scenario as ScenarioInput;
