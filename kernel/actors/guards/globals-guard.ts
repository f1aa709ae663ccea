import { guardedDate } from './guarded-date.ts';
import { type Guard, refusal } from './running-slice.ts';

/** The globals that are guarded. A browser has no setImmediate, Node no animation frames. */
interface Globals {
  Date: DateConstructor;
  FinalizationRegistry?: unknown;
  WeakRef?: unknown;
  queueMicrotask?: unknown;
  requestAnimationFrame?: unknown;
  requestIdleCallback?: unknown;
  setImmediate?: unknown;
  setInterval?: unknown;
  setTimeout?: unknown;
}

const globals: Globals = globalThis;

const TIMERS = 'self.after or self.every';

const REPLACEMENTS: Omit<Globals, 'Date'> = {
  FinalizationRegistry: refusal('FinalizationRegistry', 'a field'),
  WeakRef: refusal('WeakRef', 'a field'),
  queueMicrotask: refusal('queueMicrotask', TIMERS),
  requestAnimationFrame: refusal('requestAnimationFrame', TIMERS),
  requestIdleCallback: refusal('requestIdleCallback', TIMERS),
  setImmediate: refusal('setImmediate', TIMERS),
  setInterval: refusal('setInterval', TIMERS),
  setTimeout: refusal('setTimeout', TIMERS),
};

/** Replaces globals: `Date`, also as the constructor of dates, timers, and classes that show what is collected. */
export class GlobalsGuard implements Guard {
  private originals: Globals | undefined = undefined;
  /** The original `new Date(0).constructor`. */
  private dateConstructor: unknown = undefined;

  install(): void {
    const originals = taken();
    const { prototype } = originals.Date;
    this.originals = originals;
    this.dateConstructor = prototype.constructor;
    const date = guardedDate(originals.Date);
    prototype.constructor = date;
    globals.Date = date;
    put(REPLACEMENTS, originals);
  }

  undo(): void {
    const { originals } = this;
    if (originals === undefined) return;
    put(originals, originals);
    globals.Date = originals.Date;
    if (typeof this.dateConstructor === 'function') {
      originals.Date.prototype.constructor = this.dateConstructor;
    }
    this.originals = undefined;
  }
}

// Globals are named one by one, since reading one by a variable name takes 300 ns.

function taken(): Globals {
  return {
    Date: globals.Date,
    FinalizationRegistry: globals.FinalizationRegistry,
    WeakRef: globals.WeakRef,
    queueMicrotask: globals.queueMicrotask,
    requestAnimationFrame: globals.requestAnimationFrame,
    requestIdleCallback: globals.requestIdleCallback,
    setImmediate: globals.setImmediate,
    setInterval: globals.setInterval,
    setTimeout: globals.setTimeout,
  };
}

/** Sets the globals that are `present`, and adds none. */
function put(to: Omit<Globals, 'Date'>, present: Globals): void {
  if (present.FinalizationRegistry) globals.FinalizationRegistry = to.FinalizationRegistry;
  if (present.WeakRef) globals.WeakRef = to.WeakRef;
  if (present.queueMicrotask) globals.queueMicrotask = to.queueMicrotask;
  if (present.requestAnimationFrame) globals.requestAnimationFrame = to.requestAnimationFrame;
  if (present.requestIdleCallback) globals.requestIdleCallback = to.requestIdleCallback;
  if (present.setImmediate) globals.setImmediate = to.setImmediate;
  if (present.setInterval) globals.setInterval = to.setInterval;
  if (present.setTimeout) globals.setTimeout = to.setTimeout;
}
