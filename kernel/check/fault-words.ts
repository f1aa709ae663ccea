import { formatDuration, type Instant } from '../data/time.ts';
import {
  type CompleteFault,
  type CompleteOperation,
  instantOf,
  signedMicroseconds,
  targetOf,
} from '../faults/complete-faults.ts';
import { labelOf } from './event-label.ts';
import type { Failure } from './examination.ts';
import type { SliceEvent } from './slice.ts';

/** Says what failed, when and where. */
export function failureInWords({ actor, at, event, kind, property }: Failure): string {
  const what = property === undefined ? kind : `${property}: broken`;
  const where = actor === undefined ? '' : `, ${actor}`;
  return `${what} at ${spaced(at)}, event ${event}${where}`;
}

/** Says what a fault does, such as `cut m0|m1 3 s..5 s`. The slice tells which message is dropped. */
export function faultInWords(fault: CompleteFault, events: readonly SliceEvent[] = []): string {
  if (fault.kind === 'drop') return `drop ${messageInWords(fault.event, events)}`;
  const from = spaced(instantOf(fault.from));
  const span = fault.to === undefined ? `${from}..` : `${from}..${spaced(instantOf(fault.to))}`;
  const { kind } = fault;
  const name = 'oneWay' in fault && kind === 'cut' ? 'cut one way' : kind;
  const target = 'event' in fault ? messageInWords(fault.event, events) : targetOf(fault);
  return `${name} ${target} ${span}${details(fault)}`;
}

/** Says what an operation is, such as `put to m1 at 3 s`. */
export function operationInWords({ at, key, to }: CompleteOperation): string {
  return `${key} to ${to} at ${spaced(instantOf(at))}`;
}

function messageInWords(id: string, events: readonly SliceEvent[]): string {
  const event = events.find((one) => one.id === id);
  if (event === undefined) return id;
  const way = event.from === undefined ? event.to : `${event.from}>${event.to}`;
  return `${labelOf(event)} ${way} ${spaced(event.at)}`;
}

function details(fault: Exclude<CompleteFault, { readonly kind: 'drop' }>): string {
  switch (fault.kind) {
    case 'crash': {
      const { after, disk = 'kept' } = fault;
      const place = after === undefined ? '' : ` after ${after} sends or writes`;
      return `${place}${disk === 'kept' ? '' : `, disk ${disk}`}`;
    }
    case 'slow':
      return ` by ${fault.factor}`;
    case 'drift':
      return ` by ${fault.ppm} ppm`;
    case 'wall': {
      const by = signedMicroseconds(fault.by);
      return ` by ${by < 0 ? '-' : ''}${spaced(Math.abs(by))}`;
    }
    case 'loss':
    case 'duplication':
      return ` at ${Math.round(fault.rate * 1000) / 10} %${'bursts' in fault ? ' in bursts' : ''}`;
    case 'delay':
    case 'reordering':
      return ` by ${typeof fault.by === 'object' ? String(fault.by.law) : fault.by}`;
    case 'leave':
    case 'pause':
    case 'cut':
    case 'hold':
      return '';
  }
}

/** Writes an instant with a space before its unit. */
export const spaced = (instant: Instant): string =>
  formatDuration(instant).replace(/(?<=\d)(?=[a-z])/, ' ');
