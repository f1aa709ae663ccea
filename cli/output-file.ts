import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SimulationError } from '../kernel/index.ts';

/**
 * A file that is written whole under its name or not at all: it grows beside it and takes its name in
 * the end. What is no regular file (a pipe, /dev/stderr) is written directly.
 */
export class OutputFile {
  private readonly descriptor: number;
  private readonly partial: string | undefined;
  private isOpen = true;

  /** @throws unwritable, before anything is written. */
  constructor(
    readonly path: string,
    private readonly flag: string,
  ) {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) throw this.refusal('a directory', 'the name of a file');
    const isDirect = status !== undefined && !status.isFile();
    this.partial = isDirect ? undefined : `${path}.${process.pid}.partial`;
    try {
      this.descriptor = openSync(this.partial ?? path, isDirect ? 'w' : 'wx');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw this.refusal(
        `a path that cannot be written (${code})`,
        `a writable file in ${dirname(path)}`,
      );
    }
  }

  /** @throws unwritable, when the disk is full, say; the file is then given up. */
  write(text: string): void {
    try {
      writeSync(this.descriptor, text);
    } catch (error) {
      this.abandon();
      throw this.refusal(
        `a write that failed (${(error as NodeJS.ErrnoException).code})`,
        'room for it',
      );
    }
  }

  /** The file is whole: gives it its name. */
  commit(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.descriptor);
    if (this.partial !== undefined) renameSync(this.partial, this.path);
  }

  /** Gives the file up; one of that name that was there before stays. Without effect after `commit`. */
  abandon(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSync(this.descriptor);
    if (this.partial !== undefined) rmSync(this.partial, { force: true });
  }

  private refusal(got: string, expected: string): SimulationError {
    return new SimulationError(
      'unwritable',
      `${this.flag} ${this.path}: got ${got}, expected ${expected}`,
    );
  }
}
