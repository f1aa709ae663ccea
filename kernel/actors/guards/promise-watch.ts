import { SimulationError } from '../../data/errors.ts';

type AnyPromise = Promise<unknown>;
type Handlers = Parameters<AnyPromise['then']>;
type Hidden = (...args: never[]) => unknown;

interface Callbacks {
  readonly init: (promise: AnyPromise) => void;
  readonly settled: (promise: AnyPromise) => void;
}
/** Calls the callbacks for each promise until the returned function is called. */
type Watch = (callbacks: Callbacks) => () => void;

/** The limit of promises that are kept, to handle their rejections. A handler seldom makes more. */
const HUSHED_MAX = 1_000;

const { then } = Promise.prototype;
const nothing = (): void => undefined;

/** The state of a slice while another one runs inside of it. */
interface Outer {
  readonly noted: SimulationError | undefined;
  readonly aside: number;
}

/**
 * Notes the first promise that is made or settled while a slice runs. Its callbacks would run
 * between two slices, and a run must not depend on how it is sliced.
 */
export class PromiseWatch {
  /** The error for the first promise of the present slice; its stack shows the line. */
  noted: SimulationError | undefined = undefined;
  /** Above 0 while an observer or the console runs. Their promises are not noted. */
  aside = 0;
  private depth = 0;
  private promises: AnyPromise[] = [];
  private stop: () => void = nothing;

  /** A browser has no `watch`. The class then sees only `then`, `catch` and `finally`, and `await` escapes. */
  constructor(private readonly watch: Watch | undefined) {}

  /** Starts the notes of a slice. Pass the returned value to `leave`. */
  enter(): Outer {
    const outer = { noted: this.noted, aside: this.aside };
    this.noted = undefined;
    this.aside = 0;
    if (this.depth === 0) this.stop = this.watch?.(this.callbacks) ?? this.guardThen();
    this.depth += 1;
    return outer;
  }

  /** Ends the notes of a slice. A promise of an inner slice also counts for the outer one. */
  leave(outer: Outer): void {
    this.depth -= 1;
    const inner = outer.aside > 0 ? undefined : this.noted;
    this.noted = outer.noted ?? inner;
    this.aside = outer.aside;
    if (this.depth > 0) return;
    this.stop();
    this.noted = undefined;
    if (this.promises.length === 0) return;
    const { promises } = this;
    this.promises = [];
    // The run has failed already. A rejection without a handler would also end the process.
    for (const promise of promises) Reflect.apply(then, promise, [undefined, nothing]);
  }

  /** Runs something that is no part of the run. Its promises are not noted. */
  unnoted<T>(run: () => T): T {
    this.aside += 1;
    try {
      return run();
    } finally {
      this.aside -= 1;
    }
  }

  private readonly init = (promise: AnyPromise): void => {
    this.note(promise, 'made', this.init);
  };
  private readonly settled = (promise: AnyPromise): void => {
    this.note(promise, 'settled', this.settled);
  };
  private readonly callbacks: Callbacks = { init: this.init, settled: this.settled };

  /** Must not throw, since that would end the process. The stack leaves out `hidden` and all calls below it. */
  private note(promise: AnyPromise, what: string, hidden: Hidden): void {
    if (this.aside > 0) return;
    if (this.promises.length < HUSHED_MAX) this.promises.push(promise);
    this.noted ??= refusalOf(what, hidden);
  }

  /** Notes calls of `then`. `catch` and `finally` call it, too. */
  private guardThen(): () => void {
    const original = Promise.prototype.then;
    const note = this.note.bind(this);
    const guarded = function (this: AnyPromise, ...handlers: Handlers): AnyPromise {
      const next: AnyPromise = Reflect.apply(original, this, handlers);
      note(next, 'continued', guarded);
      return next;
    };
    Reflect.set(Promise.prototype, 'then', guarded);
    return () => void Reflect.set(Promise.prototype, 'then', original);
  }
}

function refusalOf(what: string, hidden: Hidden): SimulationError {
  const error = new SimulationError('misuse', `a handler ${what} a promise: handlers act at once`);
  Error.captureStackTrace?.(error, hidden);
  return error;
}

/** Refuses a promise that a handler returned, made or settled. @throws SimulationError misuse. */
export function refusePromise(returned: unknown): void {
  if (typeof (returned as { then?: unknown } | null | undefined)?.then === 'function') {
    // A rejection without a handler would end the process.
    if (returned instanceof Promise) returned.catch(nothing);
    throw new SimulationError('misuse', 'a handler returned a promise: handlers act at once');
  }
  if (promiseWatch.noted !== undefined) throw promiseWatch.noted;
}

// A browser could not resolve an import of `node:v8`.
const hooks = globalThis.process?.getBuiltinModule?.('node:v8')?.promiseHooks;

/** The watch of all runs. */
export const promiseWatch = new PromiseWatch(
  hooks &&
    ((callbacks) => {
      const stop = hooks.createHook(callbacks);
      return () => stop();
    }),
);
