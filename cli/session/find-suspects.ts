import { IntervalObserver, type ResultDifference } from '../../kernel/index.ts';
import { type RecordedScenario, runAgain } from './run-again.ts';

/**
 * Finds the actors in which two runs may first differ. They received something between the last
 * equal checkpoint and event `upTo`. If actors differ at the end, only these count. It makes the
 * run once more.
 */
export async function findSuspects(
  { same, actors, groupSize }: ResultDifference,
  upTo: number,
  recorded: RecordedScenario,
): Promise<string[]> {
  const interval = new IntervalObserver(same?.events ?? 0, upTo);
  const world = await runAgain(recorded, { observers: [interval], upToEvent: upTo });
  const differing = new Set(actors);
  const suspects = new Set<string>();
  let index = 0;
  let group = '';
  for (const { name } of world.actors()) {
    if (index++ % groupSize === 0) group = name;
    const isDiffering = differing.size === 0 || differing.has(group);
    if (isDiffering && interval.receivers.has(name)) suspects.add(name);
  }
  return [...suspects];
}
