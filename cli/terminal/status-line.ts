import { performance } from 'node:perf_hooks';
import { widthOf } from './style.ts';

const START_MS = 1000;
const REFRESH_MS = 100;
const BAR_WIDTH = 24;

/** A line on standard error that is redrawn in place, if what it tells of takes more than a second on a terminal. */
export class StatusLine {
  private readonly began = performance.now();
  private shownAt = 0;
  private readonly isOn = process.stderr.isTTY === true;

  /** Draws the line anew if a tenth of a second has passed. */
  draw(lineAfter: (elapsedMs: number) => string): void {
    const now = performance.now();
    const elapsed = now - this.began;
    if (!this.isOn || elapsed < START_MS || now - this.shownAt < REFRESH_MS) return;
    this.shownAt = now;
    const line = lineAfter(elapsed).slice(0, widthOf(process.stderr) - 1);
    process.stderr.write(`\r\x1b[K${line}`);
  }

  /** Takes the line away, so that other lines can be printed. */
  clear(): void {
    if (this.shownAt > 0) process.stderr.write('\r\x1b[K');
    this.shownAt = 0;
  }
}

/** Draws a bar of which a share, [0, 1], is full. Draws nothing for an unknown share. */
export function bar(share: number | undefined): string {
  if (share === undefined) return '';
  const done = Math.floor(Math.min(1, share) * BAR_WIDTH);
  const percent = `${Math.floor(Math.min(1, share) * 100)}%`.padStart(4);
  return `[${'#'.repeat(done)}${'.'.repeat(BAR_WIDTH - done)}]${percent} `;
}
