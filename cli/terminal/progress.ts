import {
  DURATION_UNITS,
  parseDuration,
  type Scenario,
  SECOND,
  type World,
} from '../../kernel/index.ts';
import { bar, StatusLine } from './status-line.ts';
import { formatShort, formatWall } from './text.ts';

/** Draws a bar on standard error if a run takes more than a second on an interactive terminal. */
export class Progress {
  private readonly line = new StatusLine();
  private readonly end: number | undefined;

  constructor(world: World) {
    this.end = endOf(world.scenario);
  }

  /** Draws the bar anew if a tenth of a second has passed. */
  update(world: World): void {
    this.line.draw((elapsed) => {
      const rate = formatShort((world.eventCount / elapsed) * 1000);
      const share = this.end === undefined || this.end === 0 ? undefined : world.now / this.end;
      const wall = formatWall(Math.floor(elapsed / 100) * 100);
      return `${bar(share)}at ${roughly(world.now)}, ${formatShort(world.eventCount)} events in ${wall}, ${rate}/s`;
    });
  }

  /** Does the same while the page is laid out, after the run. `share` is the part that is done, [0, 1]. */
  updatePage(share: number): void {
    this.line.draw(() => `${bar(share)}laying out the page`);
  }

  /** Takes the bar away, so that other lines can be printed. */
  clear(): void {
    this.line.clear();
  }
}

/**
 * The instant at which a run is to end, in microseconds: its time limit or its model's duration, whatever comes first;
 * `undefined` if it has neither.
 */
export function endOf({ limits, options }: Scenario): number | undefined {
  const ends = [limits.until, options.duration]
    .map((text) => (typeof text === 'string' ? parseDuration(text) : undefined))
    .filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Formats an instant to one decimal, so that a line that is redrawn keeps still: `5.4h`. */
export function roughly(us: number): string {
  const found = DURATION_UNITS.find(([, size]) => us >= size && size >= SECOND);
  const [unit, size] = found ?? ['s', SECOND];
  return `${(us / size).toFixed(1)}${unit}`;
}
