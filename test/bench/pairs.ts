// Measures the two programs of a case in turns, so that a busy moment of the machine affects both.
import type { Case } from './cases.ts';
import { type Figure, type Grade, grade } from './figures.ts';
import type { Measurement } from './measurement.ts';
import { measure } from './process.ts';

/** A figure of a case over all pairs. */
export interface GradedFigure {
  readonly figure: Figure;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly grade: Grade;
}

/** The measurements of a case. */
export interface MeasuredCase {
  readonly name: string;
  readonly ours: readonly Measurement[];
  readonly other: readonly Measurement[];
  readonly outcomes: readonly GradedFigure[];
}

/** The value in the middle. For an even count, it is the lower of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}

/** Runs the pairs of a case one after the other, one process at a time. @throws ProcessFailed. */
export async function measureCase(aCase: Case, pairCount: number): Promise<MeasuredCase> {
  const { figures, name } = aCase;
  const ours: Measurement[] = [];
  const other: Measurement[] = [];
  for (let pair = 0; pair < (aCase.isOnce ? 1 : pairCount); pair++) {
    ours.push(await measure(aCase.ours));
    if (aCase.other !== undefined) other.push(await measure(aCase.other));
  }
  const outcomes = figures.map((figure): GradedFigure => {
    const values = ours.map((measurement, index) => figure.of(measurement, other[index]));
    const middle = median(values);
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return { figure, median: middle, min, max, grade: grade(figure, middle) };
  });
  return { name, ours, other, outcomes };
}
