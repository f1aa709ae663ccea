import { availableParallelism } from 'node:os';
import { DRAWN_KINDS, type DrawnKind } from '../../kernel/check/index.ts';
import { nearest, option, parseDuration, readOption, SimulationError } from '../../kernel/index.ts';

/**
 * Reads a list of kinds of faults: `crash,cut`, or `none`. @throws bad-option for any other word.
 */
export function kindsOf(text: string): DrawnKind[] {
  if (text === 'none') return [];
  return text.split(',').map((word) => {
    const name = word.trim();
    const kind = DRAWN_KINDS.find((one) => one === name);
    if (kind !== undefined) return kind;
    throw new SimulationError(
      'bad-option',
      `--faults: got ${JSON.stringify(name)}, expected kinds of faults or none${nearest(name, DRAWN_KINDS)}`,
    );
  });
}

/** Reads a count from `min` to `max` (both included). @throws bad-option. */
export const countOf = (
  flag: string,
  text: string,
  min = 1,
  max = Number.MAX_SAFE_INTEGER,
): number => Number(readOption(option.count(min, { min, max }), text, flag));

/** Reads a span of wall time, in milliseconds; a number alone counts seconds. @throws bad-option. */
export function wallMsOf(flag: string, text: string): number {
  const span = parseDuration(text);
  if (span !== undefined && span > 0) return span / 1000;
  throw new SimulationError(
    'bad-option',
    `${flag}: got ${JSON.stringify(text)}, expected a duration above 0 such as 30s`,
  );
}

/** More threads than this would only wait for each other, and each takes 100 MB. */
const WORKERS_MAX = 64;

/** Reads how many workers there are: one a core if nothing is asked. @throws bad-option. */
export const workersOf = (text: string | undefined): number =>
  text === undefined ? availableParallelism() : countOf('--workers', text, 1, WORKERS_MAX);
