import { performance } from 'node:perf_hooks';
import { parseDuration, type Scenario, type World } from '../../kernel/index.ts';
import { widthOf } from './style.ts';
import { formatShort, formatWall } from './text.ts';

const START_MS = 1000;
const REFRESH_MS = 100;
const BAR_WIDTH = 24;

/** Draws a bar on standard error if a run takes more than a second on an interactive terminal. */
export class Progress {
  private readonly began = performance.now();
  private shownAt = 0;
  private readonly end: number | undefined;
  private readonly isOn = process.stderr.isTTY === true;

  constructor(world: World) {
    this.end = endOf(world.scenario);
  }

  /** Draws the bar anew if a tenth of a second has passed. */
  update(world: World): void {
    this.draw((elapsed) => {
      const rate = formatShort((world.eventCount / elapsed) * 1000);
      const share = this.end === undefined || this.end === 0 ? undefined : world.now / this.end;
      const wall = formatWall(Math.floor(elapsed / 100) * 100);
      return `${bar(share)}at ${roughly(world.now)}, ${formatShort(world.eventCount)} events in ${wall}, ${rate}/s`;
    });
  }

  /** Does the same while the page is laid out, after the run. `share` is the part that is done, [0, 1]. */
  updatePage(share: number): void {
    this.draw(() => `${bar(share)}laying out the page`);
  }

  /** Takes the bar away, so that other lines can be printed. */
  clear(): void {
    if (this.shownAt > 0) process.stderr.write('\r\x1b[K');
    this.shownAt = 0;
  }

  private draw(lineAfter: (elapsedMs: number) => string): void {
    const now = performance.now();
    const elapsed = now - this.began;
    if (!this.isOn || elapsed < START_MS || now - this.shownAt < REFRESH_MS) return;
    this.shownAt = now;
    const line = lineAfter(elapsed).slice(0, widthOf(process.stderr) - 1);
    process.stderr.write(`\r\x1b[K${line}`);
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

const UNITS: readonly (readonly [unit: string, us: number])[] = [
  ['d', 86400e6],
  ['h', 3600e6],
  ['m', 60e6],
  ['s', 1e6],
];

/** Formats an instant to one decimal, so that a line that is redrawn keeps still: `5.4h`. */
export function roughly(us: number): string {
  const [unit, size] = UNITS.find(([, size]) => us >= size) ?? ['s', 1e6];
  return `${(us / size).toFixed(1)}${unit}`;
}

function bar(share: number | undefined): string {
  if (share === undefined) return '';
  const done = Math.floor(Math.min(1, share) * BAR_WIDTH);
  const percent = `${Math.floor(Math.min(1, share) * 100)}%`.padStart(4);
  return `[${'#'.repeat(done)}${'.'.repeat(BAR_WIDTH - done)}]${percent} `;
}
