import type { EventShown, Picture } from '../../../watch/picture.ts';

/** How long a lost message falls. */
const FALL_MS = 900;
/** More of them at once are not told apart. */
const FALLS_MAX = 60;

/** A lost message that falls off its way. */
export interface Fall {
  readonly event: EventShown;
  /** The part of the fall that is over, [0, 1]. */
  readonly share: number;
}

/** The messages that were lost just now. */
export class Falls {
  private falling: { readonly event: EventShown; readonly since: number }[] = [];

  /** Notes the lost messages of the next picture. */
  note({ areEventsFresh, events }: Picture): void {
    if (areEventsFresh) this.falling = [];
    const since = performance.now();
    for (const event of events)
      if (event.dropped !== undefined) this.falling.push({ event, since });
    this.falling = this.falling.slice(-FALLS_MAX);
  }

  /** The messages that are falling now. */
  now(): Fall[] {
    const now = performance.now();
    this.falling = this.falling.filter(({ since }) => now - since < FALL_MS);
    return this.falling.map(({ event, since }) => ({ event, share: (now - since) / FALL_MS }));
  }
}
