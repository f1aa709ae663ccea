// One process of the fsm model through the API: set-up, talk and shutdown, by the clock.
import { performance } from 'node:perf_hooks';
import { loadFsm, loadKernel } from './built.ts';
import { readTask, report, residentMb } from './measurement.ts';

/** `runs` runs of `population` pirates who talk for `durationUs`. */
export interface PiratesTask {
  readonly population: number;
  readonly durationUs: number;
  /** Small populations are run several times, the first time by no clock. */
  readonly runs: number;
  /** Shares of the duration at which memory is noted. */
  readonly shares?: readonly number[];
}

const { population, durationUs, runs, shares = [] } = readTask<PiratesTask>();
const { open } = await loadKernel();
const { fsm } = await loadFsm();
const memoryMb: Record<string, number> = {};

function run(seed: number): number {
  const world = open(fsm, { seed, options: { population, duration: durationUs } });
  for (const share of shares) {
    world.advance({ until: share * durationUs });
    memoryMb[`${100 * share} %`] = residentMb();
  }
  world.advance();
  return world.eventCount;
}

if (runs > 1) run(0);
const start = performance.now();
let count = 0;
for (let seed = 1; seed <= runs; seed++) count += run(seed);
report({ count, wallMs: performance.now() - start, memoryMb });
