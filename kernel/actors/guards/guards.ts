import { pauseNotes } from '../../data/noted-durations.ts';
import { forbiddenMembers } from './forbidden.ts';
import { gateAll } from './gates.ts';
import { GlobalsGuard } from './globals-guard.ts';
import { guardedConsole } from './guarded-console.ts';
import { MathGuard } from './math-guard.ts';
import { promiseWatch } from './promise-watch.ts';
import { type Guard, running, type Where } from './running-slice.ts';

let guards: readonly Guard[] | undefined;

// They are made with the first slice, since looking at some of the guarded members makes Node load
// them.
function makeGuards(): readonly Guard[] {
  gateAll();
  return [new MathGuard(), new GlobalsGuard(), guardedConsole(), ...forbiddenMembers()];
}

/**
 * Runs a slice that depends on its scenario alone. While it runs, the platform's clocks, timers and
 * random numbers throw, the approximate functions of `Math` are the same everywhere, promises are
 * noted, and lines on the console begin with `where`. A reference taken before the slice escapes
 * this. A slice inside of another one has its own `where` and its own notes of promises.
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
