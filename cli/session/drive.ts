import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Outcome, World } from '../../kernel/index.ts';
import { checkMemory } from '../input/memory-watch.ts';
import type { Interrupt } from '../terminal/interrupt.ts';

/** The wall time that a slice aims at. Nobody feels a fiftieth of a second, and it costs no speed. */
const SLICE_MS = 20;
const EVENTS_START = 100;
const EVENTS_MAX = 1_000_000;

export interface DriveOptions {
  readonly interrupt: Interrupt;
  /** Called between slices, and after the last one. */
  readonly afterSlice?: (world: World) => void | Promise<void>;
  /** The number of the last event to run. */
  readonly upToEvent?: number;
  /** Whether the run is left paused after that event, so that it can be advanced further. */
  readonly isPaused?: boolean;
}

/**
 * Runs a world to its end, or until it is interrupted. The run is cut into slices. Signals, closed pipes, files and
 * progress are handled between slices.
 * @throws bad-scenario for a run that needs more memory than Node may use.
 */
export async function drive(world: World, options: DriveOptions): Promise<Outcome | 'paused'> {
  const { upToEvent = Number.POSITIVE_INFINITY } = options;
  let events = EVENTS_START;
  for (;;) {
    const began = performance.now();
    const outcome = world.advance({ events: Math.min(events, upToEvent - world.eventCount) });
    const took = performance.now() - began;
    await options.afterSlice?.(world);
    if (outcome !== 'paused') return outcome;
    checkMemory();
    await setImmediate();
    const isDone = world.eventCount >= upToEvent;
    if (isDone && options.isPaused === true) return 'paused';
    if (options.interrupt.exitCode !== undefined || isDone) return world.interrupt();
    const factor = Math.min(4, SLICE_MS / Math.max(took, 0.01));
    events = Math.max(1, Math.min(EVENTS_MAX, Math.round(events * factor)));
  }
}
