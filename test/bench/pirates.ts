// One process of the fsm model through the API. It measures set-up, talk and shutdown.
import { loadSpigo } from './built.ts';
import { readTask, report, residentMb, timed } from './measurement.ts';

/** `population` pirates talk for `durationUs`. */
export interface PiratesTask {
  readonly population: number;
  readonly durationUs: number;
  /** Shares of the duration at which memory is noted. */
  readonly shares?: readonly number[];
}

const { durationUs, population, shares = [] } = readTask<PiratesTask>();
const { builtInModel, open } = await loadSpigo();
const fsm = await builtInModel('fsm');
if (fsm === undefined) throw new Error('the pirates are not built in');
const memoryMb: Record<string, number> = {};

let count = 0;
const times = timed(() => {
  const world = open(fsm, { seed: 1, options: { population, duration: durationUs } });
  for (const share of shares) {
    world.advance({ until: share * durationUs });
    memoryMb[`${100 * share} %`] = residentMb();
  }
  world.advance();
  count = world.eventCount;
});
report({ count, ...times, memoryMb });
