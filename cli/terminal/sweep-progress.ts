import { bar, StatusLine } from './status-line.ts';
import { tell } from './tell.ts';
import { formatCount, plural } from './text.ts';

/** Tells on an interactive terminal how far a sweep has come. */
export class SweepProgress {
  private readonly line = new StatusLine();

  constructor(private readonly total: number) {}

  update(count: number): void {
    this.line.draw(
      () => `${bar(count / this.total)}${formatCount(count)} of ${plural(this.total, 'run')}`,
    );
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
