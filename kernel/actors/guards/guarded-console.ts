import { GuardedMembers, type StandIn } from './guarded-members.ts';
import { promiseWatch } from './promise-watch.ts';
import { running } from './running-slice.ts';

type Write = (...items: unknown[]) => void;

/** Begins each line on the console with the instant and the actor. Promises that the console makes do not count. */
export function guardedConsole(): GuardedMembers {
  const methods = ['debug', 'error', 'info', 'log', 'warn'];
  return new GuardedMembers(
    () => globalThis.console,
    Object.fromEntries(methods.map((name) => [name, withPlace])),
  );
}

const withPlace: StandIn =
  (original) =>
  (...items: unknown[]) => {
    const write = (original() as Write).bind(globalThis.console);
    const prefix = `[${running.where()}]`;
    const [first, ...rest] = items;
    promiseWatch.aside += 1;
    try {
      // The first text may be a format, of which the prefix must not become a part.
      if (typeof first === 'string') write(`${prefix.replaceAll('%', '%%')} ${first}`, ...rest);
      else write('%s', prefix, ...items);
    } finally {
      promiseWatch.aside -= 1;
    }
  };
