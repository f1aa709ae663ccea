import { type ObservedEvent, typeWord } from '../../kernel/index.ts';
import type { Cast } from './cast.ts';
import type { EventShown } from './picture.ts';

/** The events that are remembered. */
const RING_SIZE = 4_096;

/** The last events of a run. Its memory is bounded, however slowly it is read. */
export class EventRing {
  private readonly events: ObservedEvent[] = [];
  private count = 0;

  add(event: ObservedEvent): void {
    this.events[this.count % RING_SIZE] = event;
    this.count += 1;
  }

  /** The remembered events, the latest first. */
  *latest(): Generator<ObservedEvent> {
    const end = Math.max(0, this.count - RING_SIZE);
    for (let index = this.count - 1; index >= end; index -= 1) {
      yield this.events[index % RING_SIZE];
    }
  }
}

/** An event as a viewer sees it. */
export function shownEvent(event: ObservedEvent, cast: Cast): EventShown {
  const { index, id, cause, at, kind, to, from, data, dropped } = event;
  return {
    ...{ event: index, id, cause, at, kind, dropped },
    to: cast.indexOf(to),
    from: from && cast.indexOf(from),
    type: typeOf(kind, data),
  };
}

function typeOf(kind: ObservedEvent['kind'], data: unknown): string {
  if (kind === 'message' || kind === 'timer') return typeWord(data);
  return kind === 'fault' ? String((data as { readonly does?: unknown }).does) : kind;
}
