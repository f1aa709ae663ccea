import { quote, type SimulationError } from '../../../kernel/index.ts';
import { refusal as ofCode } from '../../../kernel/shapes.ts';

export const BAD_ARCHITECTURE = 'services/bad-architecture';

/** Names a service in an error. */
export const serviceLabel = (name: string): string => `service ${quote(name)}`;

/** Makes an error on one line, whatever the file holds. */
export const refusal = (where: string, what: string): SimulationError =>
  ofCode(BAD_ARCHITECTURE, `${where}: ${what}`);
