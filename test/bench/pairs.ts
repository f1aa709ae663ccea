// Measures a case: ours and the other in turns, so that a busy moment of the machine meets both.
import type { Case } from './cases.ts';
import { type Figure, type Grade, grade } from './figures.ts';
import type { Measurement } from './measurement.ts';
import { measure } from './process.ts';

/** How a figure of a case came out, over all pairs. */
export interface Outcome {
  readonly figure: Figure;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly grade: Grade;
}

/** What came of a case. */
export interface Finding {
  readonly name: string;
  readonly ours: readonly Measurement[];
  readonly other: readonly Measurement[];
  readonly outcomes: readonly Outcome[];
}

/** The one in the middle; of an even count, the lower one of the two there. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}

/** Runs the pairs of a case one after the other, each process alone. @throws ProcessFailed */
export async function measureCase(aCase: Case, pairCount: number): Promise<Finding> {
  const { figures, name } = aCase;
  const ours: Measurement[] = [];
  const other: Measurement[] = [];
  for (let pair = 0; pair < (aCase.isOnce ? 1 : pairCount); pair++) {
    ours.push(await measure(aCase.ours));
    if (aCase.other !== undefined) other.push(await measure(aCase.other));
  }
  const outcomes = figures.map((figure): Outcome => {
    const values = ours.map((measurement, index) => figure.of(measurement, other[index]));
    const middle = median(values);
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return { figure, median: middle, min, max, grade: grade(figure, middle) };
  });
  return { name, ours, other, outcomes };
}
