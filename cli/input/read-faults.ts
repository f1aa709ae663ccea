import {
  completeFaults,
  completeOperations,
  type Fault,
  type Operation,
  SimulationError,
} from '../../kernel/index.ts';
import { isObject, parseJson } from '../../kernel/shapes.ts';
import { InputFile } from './input-file.ts';

/** What a file adds to a scenario. */
export interface Hardships {
  readonly faults: readonly Fault[];
  readonly operations: readonly Operation[];
}

const FIELDS = ['faults', 'operations'];

/**
 * Reads a file of faults and operations, or a bare list of faults.
 * @throws unreadable; bad-scenario naming the file, the field, what it got and what was expected.
 */
export function readFaults(path: string): Hardships {
  const data = parseJson(new InputFile(path).text(), path, 'bad-scenario');
  if (Array.isArray(data)) {
    completeFaults(data, path);
    return { faults: data, operations: [] };
  }
  const unknown = isObject(data) ? Object.keys(data).find((key) => !FIELDS.includes(key)) : '';
  if (!isObject(data) || unknown !== undefined) {
    const got = unknown ? `a field ${JSON.stringify(unknown)}` : JSON.stringify(data);
    throw new SimulationError(
      'bad-scenario',
      `${path}: got ${got}, expected a list of faults, or an object with faults and operations`,
    );
  }
  const { faults = [], operations = [] } = data;
  // They are completed beside those of the scenario, since the default of a key is a number among equals.
  completeFaults(faults, `${path}: faults`);
  completeOperations(operations, `${path}: operations`);
  return { faults: faults as Fault[], operations: operations as Operation[] };
}
