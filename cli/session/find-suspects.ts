import { IntervalObserver, type ResultDifference } from '../../kernel/index.ts';
import { type RecordedScenario, runAgain } from './run-again.ts';

/**
 * The actors in which two runs may first differ: those that received something between the last checkpoint that is the
 * same and event `upTo`, and that differ in the end, if any actor does. Makes the run once more to find them.
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
