import { type ErrorCode, SimulationError } from './errors.ts';
import { DEPTH_MAX } from './plain-data.ts';

/** The most levels of a file: a message may have `DEPTH_MAX`, and stands a few levels deep. */
export const LEVELS_MAX: number = DEPTH_MAX + 10;

/** Whether lists and objects lie in each other in more than so many levels. */
export function isDeeper(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return levels === 0 || Object.values(data).some((value) => isDeeper(value, levels - 1));
}

/** Refuses data of a file with more than 1010 levels. @throws SimulationError of the `code`. */
export function checkLevels(data: unknown, place: string, code: ErrorCode): void {
  if (!isDeeper(data, LEVELS_MAX)) return;
  throw new SimulationError(
    code,
    `${place}: got lists and objects in more levels, expected at most ${LEVELS_MAX}`,
  );
}
