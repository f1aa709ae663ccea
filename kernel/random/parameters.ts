import { SimulationError } from '../data/errors.ts';

/** Refuses a parameter. @throws bad-argument. */
export function refuse(place: string, got: unknown, expected: string): never {
  throw new SimulationError('bad-argument', `${place}: got ${String(got)}, expected ${expected}`);
}

// It also refuses texts, which a comparison would accept: '5' >= 0 is true.
const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** @throws bad-argument unless `value` is a finite number. */
export function requireFinite(place: string, value: unknown): void {
  if (!isNumber(value)) refuse(place, value, 'a finite number');
}

/** @throws bad-argument unless `value` is a finite number of 0 or more. */
export function requireFrom0(place: string, value: unknown): void {
  if (!(isNumber(value) && value >= 0)) refuse(place, value, 'a finite number from 0');
}

/** @throws bad-argument unless `value` is a finite number above 0. */
export function requireAbove0(place: string, value: unknown): void {
  if (!(isNumber(value) && value > 0)) refuse(place, value, 'a finite number above 0');
}

/**
 * @throws bad-argument unless both are finite, `min` is at most `max`, and their difference is
 * finite.
 */
export function requireRange(place: string, min: number, max: number): void {
  requireFinite(place, min);
  requireFinite(place, max);
  if (!(min <= max && Number.isFinite(max - min))) {
    refuse(place, `min ${min}, max ${max}`, 'a min up to max, a finite number apart');
  }
}

/** @throws bad-argument unless `value` is a number from 0 to 1. */
export function requireShare(place: string, value: unknown): void {
  if (!(isNumber(value) && value >= 0 && value <= 1)) refuse(place, value, 'a number from 0 to 1');
}
