import { bar, StatusLine } from '../terminal/status-line.ts';
import { tell } from '../terminal/tell.ts';
import { formatCount, plural } from '../terminal/text.ts';

/** Tells on an interactive terminal how far a sweep has come. */
export class SweepProgress {
  private readonly line = new StatusLine();

  update(count: number, total: number): void {
    this.line.draw(() => `${bar(count / total)}${formatCount(count)} of ${plural(total, 'run')}`);
  }

  /** Prints a line above. */
  say(text: string): void {
    this.clear();
    tell(text);
  }

  clear(): void {
    this.line.clear();
  }
}
