import type { ObservedEvent } from '../../kernel/index.ts';
import { shownEvent } from './event-ring.ts';
import { fieldText } from './field-text.ts';
import type { ActorShown } from './picture.ts';
import type { WatchedWorld } from './watched-world.ts';

const RECEIVED_MAX = 8;
const TIMERS_MAX = 20;

/** What there is to know of an actor; `undefined` for a name that the run does not have. */
export function actorShown({ world, notes }: WatchedWorld, name: string): ActorShown | undefined {
  const view = world.actor(name);
  if (view === undefined) return undefined;
  const received: ObservedEvent[] = [];
  for (const event of notes.ring.latest()) {
    if (event.to !== view.channel || event.kind !== 'message') continue;
    received.push(event);
    if (received.length === RECEIVED_MAX) break;
  }
  const timers = world.timers(name).slice(0, TIMERS_MAX);
  return {
    name,
    life: view.isPaused ? 'paused' : view.life,
    fields: Object.entries(view.actor ?? {}).map(([key, value]) => [key, fieldText(value)]),
    timers: timers.map(({ at, timer, every }) => ({ at, text: fieldText(timer), every })),
    received: received.map((event) => ({
      ...shownEvent(event, notes.cast),
      text: fieldText(event.data),
    })),
  };
}
