import { GuardedMembers, type StandIn } from './guarded-members.ts';
import { promiseWatch } from './promise-watch.ts';
import { PRESENT, refusal, refuse } from './running-slice.ts';

const TIMERS = 'self.after or self.every';

/** Refuses these methods of an object. Errors show them after `path`. */
function forbid(
  path: string,
  find: () => object | undefined,
  names: readonly string[],
  instead: string,
): GuardedMembers {
  const standIns = names.map((name): [string, StandIn] => [
    name,
    () => refusal(`${path}.${name}`, instead),
  ]);
  return new GuardedMembers(find, Object.fromEntries(standIns));
}

interface WithTemporal {
  readonly Temporal?: { readonly Now?: object };
}

const TEMPORAL_NOW = [
  'instant',
  'plainDateISO',
  'plainDateTimeISO',
  'plainTimeISO',
  'zonedDateTimeISO',
];

/** Refuses the clocks, timers and random numbers that are members of global objects. */
export const forbiddenMembers = (): GuardedMembers[] => [
  forbid(
    'performance',
    () => globalThis.performance,
    ['eventLoopUtilization', 'mark', 'measure', 'now', 'toJSON'],
    PRESENT,
  ),
  forbid('crypto', () => globalThis.crypto, ['getRandomValues', 'randomUUID'], 'self.random'),
  forbid('AbortSignal', () => globalThis.AbortSignal, ['timeout'], TIMERS),
  forbid('Temporal.Now', () => (globalThis as WithTemporal).Temporal?.Now, TEMPORAL_NOW, PRESENT),
  new GuardedMembers(() => Intl.DateTimeFormat.prototype, { formatToParts }),
  new GuardedMembers(() => globalThis.process, {
    hrtime: () =>
      Object.assign(refusal('process.hrtime', PRESENT), {
        bigint: refusal('process.hrtime.bigint', PRESENT),
      }),
    uptime: () => refusal('process.uptime', PRESENT),
    nextTick,
  }),
];

function formatToParts(original: () => unknown): unknown {
  return function (this: Intl.DateTimeFormat, date?: Date | number): unknown {
    if (date === undefined) refuse('Intl.DateTimeFormat without a date', PRESENT);
    return Reflect.apply(original() as Intl.DateTimeFormat['formatToParts'], this, [date]);
  };
}

/** Node's streams and console may call it, and so may observers. */
function nextTick(original: () => unknown): unknown {
  return function guarded(...args: unknown[]): void {
    if (promiseWatch.aside === 0 && !isCalledByNode(guarded)) refuse('process.nextTick', TIMERS);
    Reflect.apply(original() as typeof process.nextTick, process, args);
  };
}

/** Whether a function of Node itself called this one. */
function isCalledByNode(called: (...args: unknown[]) => unknown): boolean {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, called);
  const [, caller = ''] = String(trace.stack).split('\n');
  return /^\s*at (.*\()?node:/.test(caller);
}
