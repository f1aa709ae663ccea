import type { RunFigures } from '../../kernel/check/index.ts';
import { bar, StatusLine } from './status-line.ts';
import { tell } from './tell.ts';
import { formatCount, formatShort, plural } from './text.ts';

/** Tells on an interactive terminal how far a check has come. */
export class CheckProgress {
  private readonly line = new StatusLine();

  /** `share` is the part that is done, [0, 1], where there is an end. */
  update(statistics: { figures(): RunFigures }, share: number | undefined): void {
    this.line.draw((elapsedMs) => {
      const { runs, events, effects } = statistics.figures();
      const faults = Object.values(effects).reduce((sum, count) => sum + count, 0);
      const rate = formatShort((events / elapsedMs) * 1000);
      return `${bar(share)}${plural(runs, 'scenario')}, ${rate} events/s, ${formatCount(faults)} effects of faults`;
    });
  }

  /** Tells that a failing scenario is being made smaller. */
  shrinking(runs: number): void {
    this.line.draw(() => `making the failure smaller: ${plural(runs, 'run')}`);
  }

  /** Tells that a failure's causes are looked for. */
  blaming(runs: number): void {
    this.line.draw(() => `looking for what is to blame: ${plural(runs, 'run')}`);
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
