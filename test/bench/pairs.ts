// Measures a case. Our program and the other run in turns, so that a busy moment of the machine
// affects both.
import type { Case } from './cases.ts';
import type { Measurement } from './measurement.ts';
import { measure } from './process.ts';

/** The ratio of our speed to the other's, for each pair. */
export interface Ratio {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The finding of a case. */
export interface Finding {
  readonly name: string;
  readonly state: 'measured' | 'missing';
  readonly ours: readonly Measurement[];
  readonly other: readonly Measurement[];
  readonly ratio?: Ratio;
  /** Whether everything asked of it holds. */
  readonly isWithin: boolean;
}

/** The median. Of an even count, it is the lower one of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}

/** The work a millisecond. */
export const speed = ({ count, wallMs }: Measurement): number => count / wallMs;

function ratioOf(ours: readonly Measurement[], other: readonly Measurement[]): Ratio | undefined {
  if (other.length === 0) return undefined;
  const ratios = ours.map((measurement, index) => speed(measurement) / speed(other[index]));
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/** Runs the pairs of a case one after the other, each process alone. @throws ProcessFailed */
export async function measureCase(aCase: Case, pairCount: number): Promise<Finding> {
  const { name, ratioMin = 0, wallMsMax = Infinity, peakMbMax = Infinity } = aCase;
  if (aCase.ours === undefined) {
    return { name, state: 'missing', ours: [], other: [], isWithin: true };
  }
  const ours: Measurement[] = [];
  const other: Measurement[] = [];
  for (let pair = 0; pair < (aCase.isOnce ? 1 : pairCount); pair++) {
    ours.push(await measure(aCase.ours));
    if (aCase.other !== undefined) other.push(await measure(aCase.other));
  }
  const ratio = ratioOf(ours, other);
  const isWithin =
    (ratio === undefined || ratio.median >= ratioMin) &&
    median(ours.map(({ wallMs }) => wallMs)) <= wallMsMax &&
    median(ours.map(({ peakMb = 0 }) => peakMb)) <= peakMbMax;
  return { name, state: 'measured', ours, other, ...(ratio && { ratio }), isWithin };
}
