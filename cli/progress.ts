import { performance } from 'node:perf_hooks';
import {
  type Duration,
  formatDuration,
  parseDuration,
  seconds,
  type World,
} from '../kernel/index.ts';
import { formatShort, formatWall } from './text.ts';

const START_MS = 1000;
const REFRESH_MS = 100;
const BAR_WIDTH = 24;

/** A bar on standard error, for runs of more than a second on an interactive terminal. */
export class Progress {
  private readonly began = performance.now();
  private shownAt = 0;
  private readonly end: number | undefined;
  private readonly isOn = process.stderr.isTTY === true;

  /** `world` tells how far the run is to go: to its time limit, or as long as its model's duration. */
  constructor(world: World) {
    const { limits, options } = world.scenario;
    const text = limits.until ?? options.duration;
    this.end = typeof text === 'string' ? parseDuration(text) : undefined;
  }

  /** Draws the bar anew where a tenth of a second has passed. */
  update(world: World): void {
    const now = performance.now();
    if (!this.isOn || now - this.began < START_MS || now - this.shownAt < REFRESH_MS) return;
    this.shownAt = now;
    const elapsed = now - this.began;
    const rate = formatShort((world.eventCount / elapsed) * 1000);
    const share = this.end === undefined || this.end === 0 ? undefined : world.now / this.end;
    // Whole seconds once there are some: a number that keeps its width reads better.
    const whole = world.now >= 1e6 ? seconds(Math.floor(world.now / 1e6)) : (world.now as number);
    const line = `${bar(share)}${formatDuration(whole as Duration)} simulated in ${formatWall(Math.floor(elapsed / 100) * 100)}, ${formatShort(world.eventCount)} events, ${rate}/s`;
    process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  }

  /** Takes the bar away, for other lines. */
  clear(): void {
    if (this.shownAt > 0) process.stderr.write('\r\x1b[K');
    this.shownAt = 0;
  }
}

function bar(share: number | undefined): string {
  if (share === undefined) return '';
  const done = Math.floor(Math.min(1, share) * BAR_WIDTH);
  const percent = `${Math.floor(Math.min(1, share) * 100)}%`.padStart(4);
  return `[${'#'.repeat(done)}${'.'.repeat(BAR_WIDTH - done)}]${percent} `;
}
