import { pauseNotes } from '../../data/noted-durations.ts';
import { forbiddenMembers } from './forbidden.ts';
import { gateAll } from './gates.ts';
import { GlobalsGuard } from './globals-guard.ts';
import { guardedConsole } from './guarded-console.ts';
import { MathGuard } from './math-guard.ts';
import { promiseWatch } from './promise-watch.ts';
import { type Guard, running, type Where } from './running-slice.ts';

let guards: readonly Guard[] | undefined;

/** Made with the first slice: to look at some of what is guarded has Node load it. */
function makeGuards(): readonly Guard[] {
  gateAll();
  return [new MathGuard(), new GlobalsGuard(), guardedConsole(), ...forbiddenMembers()];
}

/**
 * Replaces, while a slice runs, what would make it depend on anything but its scenario: the wall
 * clock, the platform's timers and random numbers throw, the functions of `Math` that the language leaves
 * approximate are the same everywhere, promises are noted, and lines on the console say where they come
 * from. A reference taken before the slice escapes this. Inside of another slice only `where` changes,
 * and the promises are noted apart.
 */
export function withGuards<T>(where: Where, run: () => T): T {
  const { where: outerWhere, depth } = running;
  const outerPromises = promiseWatch.enter();
  const resumeNotes = pauseNotes();
  running.where = where;
  running.depth = depth + 1;
  try {
    if (depth === 0) {
      guards ??= makeGuards();
      for (const guard of guards) guard.install();
    }
    return run();
  } finally {
    running.where = outerWhere;
    running.depth = depth;
    if (depth === 0) for (const guard of guards ?? []) guard.undo();
    promiseWatch.leave(outerPromises);
    resumeNotes();
  }
}
