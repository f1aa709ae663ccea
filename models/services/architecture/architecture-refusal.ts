import { quote, SimulationError } from '../../../kernel/index.ts';

/** The longest line that tells what is wrong, in UTF-16 units: a file may hold names of any length. */
const LINE_MAX = 400;

/** What a file holds where something else was expected, in a few words. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** How errors name a service. */
export const serviceLabel = (name: string): string => `service ${quote(name)}`;

/** What is wrong with an architecture, and where, on one line whatever the file holds. */
export function refusal(where: string, what: string): SimulationError {
  const line = `${where}: ${what}`.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return new SimulationError(
    'services/bad-architecture',
    line.length > LINE_MAX ? `${line.slice(0, LINE_MAX - 3)}...` : line,
  );
}
