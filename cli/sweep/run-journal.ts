import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeFileSync } from 'node:fs';
import { SimulationError } from '../../kernel/index.ts';
import { headerOf, type SweepStart } from './header.ts';
import type { KeptRun } from './kept-run.ts';

const CHUNK_SIZE = 2 ** 16;

/**
 * A file that holds one line for each finished run of a sweep, below a line that says what is
 * swept. It only grows, so that a killed sweep loses what was not written yet. A last line that is
 * torn is dropped.
 */
export class RunJournal {
  private readonly descriptor: number;

  /** Opens the file, or begins it. @throws unwritable. */
  constructor(
    private readonly path: string,
    start: SweepStart,
  ) {
    this.descriptor = this.attempt(() => openSync(path, 'a+'));
    this.attempt(() => {
      const size = wholeSize(this.descriptor);
      ftruncateSync(this.descriptor, size);
      const { words, shard } = start;
      const first = { ...headerOf(start), words, shard };
      if (size === 0) writeFileSync(this.descriptor, `${JSON.stringify(first)}\n`);
    });
  }

  /** Keeps a run that is finished. @throws unwritable. */
  keep(run: number, kept: KeptRun): void {
    this.attempt(() => writeFileSync(this.descriptor, `${JSON.stringify({ run, ...kept })}\n`));
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private attempt<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new SimulationError(
        'unwritable',
        `--resume ${this.path}: got a path that cannot be read and written (${code}), expected a file`,
      );
    }
  }
}

/** The size of a file up to the end of its last whole line. */
function wholeSize(descriptor: number): number {
  const buffer = Buffer.alloc(CHUNK_SIZE);
  let end = fstatSync(descriptor).size;
  while (end > 0) {
    const start = Math.max(0, end - CHUNK_SIZE);
    const read = readSync(descriptor, buffer, 0, end - start, start);
    const index = buffer.subarray(0, read).lastIndexOf('\n');
    if (index >= 0) return start + index + 1;
    end = start;
  }
  return 0;
}
