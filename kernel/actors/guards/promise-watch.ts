import { SimulationError } from '../../data/errors.ts';

type AnyPromise = Promise<unknown>;
type Handlers = Parameters<AnyPromise['then']>;
type Hidden = (...args: never[]) => unknown;

interface Callbacks {
  readonly init: (promise: AnyPromise) => void;
  readonly settled: (promise: AnyPromise) => void;
}
/** Starts to tell of promises; the function that it returns ends that. */
type Watch = (callbacks: Callbacks) => () => void;

/** How many promises of a failing handler get a listener for their own failures. A handler seldom makes more. */
const HUSHED_MAX = 1_000;

const { then } = Promise.prototype;
const nothing = (): void => undefined;

/** The notes of a slice while another one runs inside of it. */
interface Outer {
  readonly noted: SimulationError | undefined;
  readonly aside: number;
}

/**
 * Notes the first promise that is made or settled while a slice runs: what follows from it would happen
 * between two slices, and where these fall decides nothing in a run.
 */
export class PromiseWatch {
  /** The first promise of the present slice, as an error that shows the place; asked after each handler. */
  noted: SimulationError | undefined = undefined;
  /** Above 0 while something runs that is no part of the run: an observer, the console. */
  aside = 0;
  private depth = 0;
  private promises: AnyPromise[] = [];
  private stop: () => void = nothing;

  /** Without hooks, as in a browser, only `then`, `catch` and `finally` are seen, and `await` escapes. */
  constructor(private readonly watch: Watch | undefined) {}

  /** Begins with a slice; returns what `leave` takes. */
  enter(): Outer {
    const outer = { noted: this.noted, aside: this.aside };
    this.noted = undefined;
    this.aside = 0;
    if (this.depth === 0) this.stop = this.watch?.(this.callbacks) ?? this.guardThen();
    this.depth += 1;
    return outer;
  }

  /** Ends with the slice. A promise that an inner slice noted counts for the outer one, too. */
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
    // The run has failed already; unheard, their failures would end the process.
    for (const promise of promises) Reflect.apply(then, promise, [undefined, nothing]);
  }

  private readonly init = (promise: AnyPromise): void => {
    this.note(promise, 'made', this.init);
  };
  private readonly settled = (promise: AnyPromise): void => {
    this.note(promise, 'settled', this.settled);
  };
  private readonly callbacks: Callbacks = { init: this.init, settled: this.settled };

  /** Must not throw: the process would end. `hidden` is the function that the stack begins below. */
  private note(promise: AnyPromise, what: string, hidden: Hidden): void {
    if (this.aside > 0) return;
    if (this.promises.length < HUSHED_MAX) this.promises.push(promise);
    this.noted ??= refusalOf(what, hidden);
  }

  /** The promise's `catch` and `finally` call its `then`. */
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

/** Fails what a handler has left to happen later. @throws SimulationError misuse. */
export function refusePromise(returned: unknown): void {
  if (typeof (returned as { then?: unknown } | null | undefined)?.then === 'function') {
    // Whatever it comes to: unheard, its failure would end the process.
    if (returned instanceof Promise) returned.catch(nothing);
    throw new SimulationError('misuse', 'a handler returned a promise: handlers act at once');
  }
  if (promiseWatch.noted !== undefined) throw promiseWatch.noted;
}

// Without an import, which a browser could not follow.
const hooks = globalThis.process?.getBuiltinModule?.('node:v8')?.promiseHooks;

/** What notes the promises of all runs. */
export const promiseWatch = new PromiseWatch(
  hooks &&
    ((callbacks) => {
      const stop = hooks.createHook(callbacks);
      return () => stop();
    }),
);
