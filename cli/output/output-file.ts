import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SimulationError } from '../../kernel/index.ts';
import { partialIn, sweep } from './partial-files.ts';

/** The files that are being written: neither committed nor abandoned. */
const unfinished = new Set<OutputFile>();

// No partial file stays behind, however the process ends. Even a user's module may call process.exit.
process.once('exit', () => {
  for (const file of unfinished) file.abandon();
});

/** More links in a row are a circle. */
const LINKS_MAX = 40;

/**
 * A file that is written whole under its name or not at all. It grows under another name in the same folder, and is
 * renamed in the end. A pipe or a device, such as /dev/stderr, is written directly.
 */
export class OutputFile {
  /** The size of the whole file in bytes, once it has its name; `undefined` for a pipe or a device. */
  size: number | undefined;
  private readonly descriptor: number;
  /** The path to rename the file to. If `path` is a link, this is the file behind it. It holds in any working folder. */
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
      // The new file would replace the one that standard output goes to, and its text would be lost.
      if (status?.isFile() && isPrintedTo(status)) {
        throw this.refusal('the file that the command prints to', 'another');
      }
      const isDirect = status !== undefined && !status.isFile();
      this.target = status === undefined ? behindLinks(path) : writable(path);
      if ([...unfinished].some(({ target }) => target === this.target)) {
        throw this.refusal('a file that is being written already', 'another name');
      }
      const folder = dirname(this.target);
      if (!isDirect) sweep(folder);
      this.partial = isDirect ? undefined : partialIn(folder);
      this.descriptor = openLike(status, this.partial ?? path);
    } catch (error) {
      if (error instanceof SimulationError) throw error;
      throw this.unopened(codeOf(error));
    }
    unfinished.add(this);
  }

  /** Appends text. @throws unwritable, for a full disk, for example; the file is then abandoned. */
  write(text: string | Uint8Array): void {
    if (text.length === 0) return;
    // writeSync would not do: on a disk that is nearly full, it may write only a part of the text.
    this.attempt(() => writeFileSync(this.descriptor, text));
  }

  /** Gives the file, which is whole, its name. @throws unwritable; the file is then abandoned. */
  commit(): void {
    if (!unfinished.has(this)) return;
    const { partial, target } = this;
    this.attempt(() => {
      const { size } = fstatSync(this.descriptor);
      this.close();
      if (partial === undefined) return;
      renameSync(partial, target);
      this.size = size;
    });
    unfinished.delete(this);
  }

  /** Removes what was written. An older file of the same name stays. Has no effect after `commit`. */
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

/**
 * The real path of an existing file. Checks that the file may be written, since renaming another file to its name would
 * not check it. @throws a file system error.
 */
function writable(path: string): string {
  accessSync(path, constants.W_OK);
  return realpathSync(path);
}

/** The path of a file that does not exist. A link that leads nowhere yet is followed. */
function behindLinks(path: string): string {
  let target = resolve(path);
  for (let count = 0; count < LINKS_MAX; count++) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  throw Object.assign(new Error('a circle of links'), { code: 'ELOOP' });
}

/** Opens a new file with the access rights of the one that it replaces, or opens a pipe or a device itself. */
function openLike(status: Stats | undefined, path: string): number {
  if (status === undefined || status.isFile()) return openSync(path, 'wx', status?.mode);
  if (!status.isFIFO()) return openSync(path, 'w');
  // Opening a pipe that nobody reads would block the process, even for signals. So the pipe is first opened without
  // blocking, which fails without a reader. That descriptor stays open until the second one is, so that the reader
  // does not meet an end of file.
  const probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return openSync(path, 'w');
  } finally {
    closeSync(probe);
  }
}

/** Whether standard output or standard error goes to this file. */
const isPrintedTo = ({ dev, ino }: Stats): boolean =>
  [1, 2].some((descriptor) => {
    const printed = fstatSync(descriptor);
    return printed.dev === dev && printed.ino === ino;
  });

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
