import type { Counts } from './counts.ts';

/**
 * What faults really did in a run, by name: messages that were `lost`, `cut`, `broken`, `gone`,
 * `duplicated`, `delayed`, `reordered`, `slowed` or `held`, lives that a `crash` ended or a `restart`
 * began, events that were `paused`, timers that `drifted`, and readings of a `wall` clock that was
 * off. Names without an effect are left out.
 */
export type Effects = Readonly<Record<string, number>>;

/** Reads what faults did in a run from its counts. */
export function effectsOf({ dropped, duplicated, crashes, restarts, hindered }: Counts): Effects {
  const all = { ...dropped, duplicated, crash: crashes, restart: restarts, ...hindered };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}
