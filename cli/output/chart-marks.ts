import { DAY, formatDuration, HOUR, MILLISECOND, MINUTE, SECOND } from '../../kernel/index.ts';

/** A mark of an axis. */
export interface Mark {
  readonly value: number;
  readonly text: string;
}

const ROWS = 5;
const COLUMNS = 8;

/** Marks at round numbers, of which the first and the last enclose both values. */
export function numberMarks(low: number, high: number): readonly Mark[] {
  const [from, to] =
    low < high ? [low, high] : [low - (Math.abs(low) || 1) / 2, low + (Math.abs(low) || 1) / 2];
  const step = roundStep((to - from) / ROWS);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    // The product of a step such as 0.1 has further digits.
    const value = Number(((first + index) * step).toPrecision(12));
    return { value, text: String(value) };
  });
}

/** The least 1, 2 or 5 times a power of ten that is not below a number. */
function roundStep(least: number): number {
  const power = Number(`1e${Math.floor(Math.log10(least))}`);
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? least;
}

const DECIMALS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const SIXTIETHS = [1, 2, 5, 10, 15, 30];

/** The round durations between marks of virtual time. */
const DURATIONS: readonly number[] = [
  ...DECIMALS,
  ...DECIMALS.map((count) => count * MILLISECOND),
  ...SIXTIETHS.map((count) => count * SECOND),
  ...SIXTIETHS.map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
];

/** Marks at round instants from 0 to the end. */
export function instantMarks(end: number): readonly Mark[] {
  const least = end / COLUMNS;
  const step =
    DURATIONS.find((duration) => duration >= least) ?? Math.ceil(roundStep(least / DAY)) * DAY;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => ({
    value: index * step,
    text: formatDuration(index * step),
  }));
}
