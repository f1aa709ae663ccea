import { PRESENT, refusal, refuse, running } from './running-slice.ts';

/** Returns the value of a member while a slice runs. `original` reads the member's own value. */
type Within = (original: () => unknown) => unknown;

/**
 * Replaces members for good by gates. A gate checks at each use whether a slice runs. Replacing
 * these members for each slice would take 10 us each, and would make Node load classes that the
 * program does not use.
 */
export function gateAll(): void {
  for (const name of ['MessageChannel', 'BroadcastChannel']) {
    const refused = refusal(name, 'self.send');
    gateGlobal(name, () => refused);
  }
  gateGlobal('File', guardedFile);
  gateGetter(
    globalThis.performance && Object.getPrototypeOf(globalThis.performance),
    'timeOrigin',
    () => refuse('performance.timeOrigin', PRESENT),
  );
  gateGetter(globalThis.Event?.prototype, 'timeStamp', () =>
    refuse('the timeStamp of an event', PRESENT),
  );
  gateGetter(Intl.DateTimeFormat.prototype, 'format', guardedFormat);
}

/** Gates a getter of a prototype. */
function gateGetter(holder: object | undefined, name: string, within: Within): void {
  const descriptor = holder && Object.getOwnPropertyDescriptor(holder, name);
  const { get, configurable } = descriptor ?? {};
  if (holder === undefined || get === undefined || configurable !== true) return;
  Object.defineProperty(holder, name, {
    ...descriptor,
    get(this: unknown): unknown {
      const original = (): unknown => Reflect.apply(get, this, []);
      return running.depth === 0 ? original() : within(original);
    },
  });
}

/** Gates a global that Node may load at its first use. */
function gateGlobal(name: string, within: Within): void {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  if (descriptor?.configurable !== true) return;
  let { value, get: load } = descriptor;
  const original = (): unknown => {
    if (load !== undefined) {
      value = Reflect.apply(load, globalThis, []);
      load = undefined;
      // Loading the global has just overwritten the gate.
      Object.defineProperty(globalThis, name, gate);
    }
    return value;
  };
  const gate: PropertyDescriptor = {
    configurable: true,
    enumerable: descriptor.enumerable ?? false,
    get: () => (running.depth === 0 ? original() : within(original)),
    set(to: unknown) {
      value = to;
      load = undefined;
    },
  };
  Object.defineProperty(globalThis, name, gate);
}

/** A `File` without `lastModified` would read the clock. */
function guardedFile(original: () => unknown): unknown {
  return new Proxy(original() as typeof File, {
    construct(target, args, newTarget): object {
      if (args[2]?.lastModified === undefined) refuse('a File without lastModified', PRESENT);
      return Reflect.construct(target, args, newTarget);
    },
  });
}

function guardedFormat(original: () => unknown): unknown {
  const format = original() as Intl.DateTimeFormat['format'];
  return (date?: Date | number): string =>
    date === undefined ? refuse('Intl.DateTimeFormat without a date', PRESENT) : format(date);
}
