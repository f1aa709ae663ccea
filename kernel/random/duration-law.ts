import { readShape } from '../data/shape.ts';
import type { Distribution } from './distribution.ts';
import { toDistribution } from './duration-conversion.ts';
import { durationLawShape } from './duration-shape.ts';

/**
 * Reads a law of durations, in microseconds.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export const readDurationLaw = (data: unknown, place: string): Distribution =>
  toDistribution(readShape(durationLawShape, data, place, 'bad-scenario'));
