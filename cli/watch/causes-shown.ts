import {
  CauseObserver,
  type Model,
  type ObservedEvent,
  open,
  type Scenario,
} from '../../kernel/index.ts';
import { Cast } from './cast.ts';
import { shownEvent } from './event-ring.ts';
import type { EventShown } from './picture.ts';

/** So many causes are told: the last ones. */
const CAUSES_MAX = 30;
/** A run is not made again for its causes beyond this event. */
const EVENTS_MAX = 3_000_000;
const SLICE = 10_000;

/**
 * The causes of an event, the first one first, and the event itself. It makes the run again, twice.
 * Empty for an event that the run does not have, or not among its first events. `cast` numbers the
 * actors.
 */
export function causesShown(
  model: Model,
  scenario: Scenario,
  id: string,
  cast: Cast,
): EventShown[] {
  const causes = new CauseObserver(id);
  const first = open(model, scenario, { observers: [causes], isJudged: false, isMeasured: false });
  while (causes.found === undefined && first.eventCount < EVENTS_MAX) {
    if (first.advance({ events: SLICE }) !== 'paused') break;
  }
  const chain = causes.chain().slice(-CAUSES_MAX);
  const wanted = new Set(chain);
  const found: EventShown[] = [];
  const own = new Cast();
  const observer = {
    event(event: ObservedEvent): void {
      if (!wanted.has(event.index)) return;
      const shown = shownEvent(event, own);
      const indexOf = (index: number | undefined): number | undefined =>
        index === undefined || index < 0 ? index : cast.indexOfName(own.names[index]);
      found.push({ ...shown, to: indexOf(shown.to) ?? -1, from: indexOf(shown.from) });
    },
  };
  const last = chain.at(-1);
  if (last === undefined) return [];
  first.again(last, { observers: [observer], isJudged: false });
  return found;
}
