import { SimulationError } from '../engine/errors.ts';
import { pauseNotes } from '../engine/noted-durations.ts';

/** Says where the run is, for errors and for lines on the console: `12.5s Pirate7`. */
export type Where = () => string;

type Members = Record<string, unknown>;

const CONSOLE_METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/**
 * Replaces, while a slice runs, what would make it depend on anything but its scenario: the wall
 * clock, the platform's timers and random numbers throw, and lines on the console say where they come
 * from. A reference taken before the slice escapes this.
 */
export function withGuards<T>(where: Where, run: () => T): T {
  const undo: (() => void)[] = [pauseNotes()];
  const replace = (owner: unknown, name: string, make: (original: unknown) => unknown): void => {
    if (owner === undefined || owner === null) return;
    const members = owner as Members;
    const descriptor = Object.getOwnPropertyDescriptor(members, name);
    if (!(name in members) || descriptor?.configurable === false) return;
    const value = make(members[name]);
    Object.defineProperty(members, name, { value, configurable: true, writable: true });
    undo.push(() => {
      if (descriptor === undefined) delete members[name];
      else Object.defineProperty(members, name, descriptor);
    });
  };
  const forbid = (owner: unknown, name: string, label: string, instead: string): void =>
    replace(owner, name, () => () => {
      throw new SimulationError(
        'forbidden',
        `${where()}: ${label} would make the run depend on more than its scenario; use ${instead}`,
      );
    });

  const globals = globalThis as unknown as Members;
  try {
    forbid(Math, 'random', 'Math.random', 'self.random');
    replace(globals, 'Date', (original) => guardedDate(original as DateConstructor, where));
    forbid(globals.performance, 'now', 'performance.now', 'self.now');
    for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
      forbid(globals, name, name, 'self.after or self.every');
    }
    for (const name of ['getRandomValues', 'randomUUID']) {
      forbid(globals.crypto, name, `crypto.${name}`, 'self.random');
    }
    for (const name of CONSOLE_METHODS) {
      replace(globals.console, name, (original) => {
        const write = original as (...items: unknown[]) => void;
        return (...items: unknown[]) => {
          const prefix = `[${where()}]`;
          const [first, ...rest] = items;
          // The first text may be a format for the others; the prefix is none.
          if (typeof first !== 'string') return write.call(globals.console, '%s', prefix, ...items);
          return write.call(globals.console, `${prefix.replaceAll('%', '%%')} ${first}`, ...rest);
        };
      });
    }
    return run();
  } finally {
    for (const step of undo.reverse()) step();
  }
}

/** `Date` for given instants only: asking it for the present fails. */
function guardedDate(original: DateConstructor, where: Where): unknown {
  const refuse = (): never => {
    throw new SimulationError(
      'forbidden',
      `${where()}: Date would make the run depend on the wall clock; use self.now`,
    );
  };
  return new Proxy(original, {
    apply: refuse,
    construct: (target, args) =>
      args.length === 0 ? refuse() : (Reflect.construct(target, args) as object),
    get: (target, name) => (name === 'now' ? refuse : Reflect.get(target, name)),
  });
}
