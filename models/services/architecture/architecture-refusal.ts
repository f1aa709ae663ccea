import { quote, SimulationError } from '../../../kernel/index.ts';
export const BAD_ARCHITECTURE = 'services/bad-architecture';

/** Names a service in an error. */
export const serviceLabel = (name: string): string => `service ${quote(name)}`;

/** Makes an error on one line, whatever the file holds. */
export const architectureRefusal = (where: string, what: string): SimulationError =>
  new SimulationError(BAD_ARCHITECTURE, `${where}: ${what}`);
