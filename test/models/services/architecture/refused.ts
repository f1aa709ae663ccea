import { SimulationError } from '../../../../kernel/index.ts';
import { readArchitecture } from '../../../../models/services/architecture/architecture-reader.ts';

/** A file as data that may be changed, without its types. */
export interface Draft {
  [field: string]: unknown;
  services: DraftService[];
}

export interface DraftService {
  [field: string]: unknown;
  name: string;
  dependencies: string[];
}

/** A copy of a file, to be changed. */
export const draftOf = (file: unknown): Draft => structuredClone(file) as Draft;

/** The refusal of a file named `my.json`. Any other error fails the test. */
export function refusalOf(data: unknown): string {
  try {
    readArchitecture(data, 'my.json');
  } catch (error) {
    if (error instanceof SimulationError && error.code === 'services/bad-architecture')
      return error.message;
    throw error;
  }
  throw new Error(`accepted ${JSON.stringify(data)}`);
}
