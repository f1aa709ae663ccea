import type { FaultKind } from './fault.ts';

/** The kinds of faults. */
export const FAULT_KINDS: readonly FaultKind[] = [
  'crash',
  'leave',
  'pause',
  'slow',
  'drift',
  'wall',
  'cut',
  'hold',
  'loss',
  'duplication',
  'delay',
  'reordering',
  'drop',
];
