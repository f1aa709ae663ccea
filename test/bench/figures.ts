// The figures of a case, with their budgets.
import type { Measurement } from './measurement.ts';

/** A figure of a case. */
export interface Figure {
  readonly unit: string;
  /** The figure of one pair. */
  readonly of: (ours: Measurement, other: Measurement | undefined) => number;
  /** Whether more is better. */
  readonly isMoreBetter: boolean;
  /** The limit that must hold, if there is one. */
  readonly floor: number | undefined;
  readonly aim: number;
}

/** The work done in a millisecond of processor time. */
const pace = ({ count, cpuMs }: Measurement): number => count / cpuMs;

/** How many times as fast as the other it is. */
export const speed = (floor: number | undefined, aim: number): Figure => ({
  unit: 'x speed',
  of: (ours, other) => (other === undefined ? Number.NaN : pace(ours) / pace(other)),
  isMoreBetter: true,
  floor,
  aim,
});

/** Its processor time, divided by that of the other. */
export const cost = (floor: number | undefined, aim: number): Figure => ({
  unit: 'x time',
  of: (ours, other) => (other === undefined ? Number.NaN : ours.cpuMs / other.cpuMs),
  isMoreBetter: false,
  floor,
  aim,
});

/** How much work it does in a second of processor time. */
export const rate = (floor: number, aim: number): Figure => ({
  unit: 'a second',
  of: (ours) => 1000 * pace(ours),
  isMoreBetter: true,
  floor,
  aim,
});

/** Seconds of wall time. */
export const seconds = (floor: number, aim: number): Figure => ({
  unit: 's',
  of: ({ wallMs }) => wallMs / 1000,
  isMoreBetter: false,
  floor,
  aim,
});

/** The largest resident memory of the process. */
export const peakMb = (floor: number, aim: number): Figure => ({
  unit: 'MB peak',
  of: ({ peakMb = Number.NaN }) => peakMb,
  isMoreBetter: false,
  floor,
  aim,
});

/** Memory held for each actor. */
export const kilobytesEach = (floor: number, aim: number): Figure => ({
  unit: 'kB each',
  of: ({ bytesEach = Number.NaN }) => bytesEach / 1000,
  isMoreBetter: false,
  floor,
  aim,
});

/** How a figure compares with its budgets. */
export type Grade = 'aim' | 'floor' | 'below' | 'none';

/** Whether a value reaches the aim, the floor, or neither. */
export function grade({ aim, floor, isMoreBetter }: Figure, value: number): Grade {
  const reaches = (asked: number): boolean => (isMoreBetter ? value >= asked : value <= asked);
  if (Number.isNaN(value)) return 'none';
  if (reaches(aim)) return 'aim';
  return floor === undefined || reaches(floor) ? 'floor' : 'below';
}
