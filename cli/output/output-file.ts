import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { SimulationError } from '../../kernel/index.ts';

/** Files that are neither whole nor given up yet. */
const unfinished = new Set<OutputFile>();

// However the process ends, no part of a file stays behind: a module may well call process.exit.
process.once('exit', () => {
  for (const file of unfinished) file.abandon();
});

/**
 * A file that is written whole under its name or not at all: it grows beside it and takes its name in
 * the end. What is no regular file (a pipe, /dev/stderr) is written directly.
 */
export class OutputFile {
  private readonly descriptor: number;
  /** Where it belongs: behind a link, if its name is one. */
  private readonly target: string;
  private readonly partial: string | undefined;
  private isOpen = true;

  /** @throws unwritable, before anything is written. */
  constructor(
    readonly path: string,
    private readonly flag: string,
  ) {
    if (path === '' || path === '-') {
      throw this.refusal(path === '' ? 'no name' : 'a dash', 'the name of a file, or ./-');
    }
    try {
      const status = statSync(path, { throwIfNoEntry: false });
      if (status?.isDirectory()) throw this.refusal('a directory', 'the name of a file');
      // It would take the name, and what is printed would be lost with the file that had it.
      if (status?.isFile() && isPrintedTo(status)) {
        throw this.refusal('the file that the command prints to', 'another');
      }
      const isDirect = status !== undefined && !status.isFile();
      this.target = status === undefined ? path : writable(path);
      this.partial = isDirect ? undefined : `${this.target}.${process.pid}.partial`;
      this.descriptor = openLike(status, this.partial ?? path);
    } catch (error) {
      if (error instanceof SimulationError) throw error;
      throw this.unopened(codeOf(error));
    }
    unfinished.add(this);
  }

  /** @throws unwritable, when the disk is full, say; the file is then given up. */
  write(text: string): void {
    if (text === '') return;
    // Not writeSync, which may write a part only, as to a disk that is nearly full.
    this.attempt(() => writeFileSync(this.descriptor, text));
  }

  /** The file is whole: gives it its name. @throws unwritable; the file is then given up. */
  commit(): void {
    if (!unfinished.has(this)) return;
    const { partial, target } = this;
    this.attempt(() => {
      this.close();
      if (partial !== undefined) renameSync(partial, target);
    });
    unfinished.delete(this);
  }

  /** Gives the file up; one of that name that was there before stays. Without effect after `commit`. */
  abandon(): void {
    if (!unfinished.delete(this)) return;
    this.close();
    if (this.partial !== undefined) rmSync(this.partial, { force: true });
  }

  private close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.abandon();
      const code = codeOf(error);
      const expected = code === 'EPIPE' ? 'a reader to the end' : 'room for it';
      throw this.refusal(`a write that failed (${code})`, expected);
    }
  }

  private unopened(code: string | undefined): SimulationError {
    switch (code) {
      case 'EEXIST':
        return this.refusal('a file that is being written already', 'another name');
      case 'ENXIO':
        return this.refusal('a pipe that nobody reads', 'one that is being read');
      default:
        return this.refusal(
          `a path that cannot be written (${code})`,
          `a writable file in ${dirname(this.path)}`,
        );
    }
  }

  private refusal(got: string, expected: string): SimulationError {
    return new SimulationError(
      'unwritable',
      `${this.flag} ${this.path}: got ${got}, expected ${expected}`,
    );
  }
}

/** The file's own path, if it may be written: a file that takes another's name asks nobody. */
function writable(path: string): string {
  accessSync(path, constants.W_OK);
  return realpathSync(path);
}

/** Opens a new file, with the rights of the one that it will replace; or what is no regular file itself. */
function openLike(status: Stats | undefined, path: string): number {
  if (status === undefined || status.isFile()) return openSync(path, 'wx', status?.mode);
  if (!status.isFIFO()) return openSync(path, 'w');
  // Opened as usual, a pipe that nobody reads would hold the process, deaf to signals. The first descriptor
  // stays open meanwhile, or the reader would find the end of what is written.
  const probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return openSync(path, 'w');
  } finally {
    closeSync(probe);
  }
}

/** Whether standard output or standard error goes to that very file. */
const isPrintedTo = ({ dev, ino }: Stats): boolean =>
  [1, 2].some((descriptor) => {
    const printed = fstatSync(descriptor);
    return printed.dev === dev && printed.ino === ino;
  });

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
