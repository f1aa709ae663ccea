import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { SimulationError } from '../../kernel/index.ts';
import { formatCount } from '../terminal/text.ts';

const CHUNK_SIZE = 2 ** 20;
const TAIL_SIZE = 2 ** 16;

/** The most UTF-16 units that are read at once. Node's own limit is twice as high. */
const TEXT_MAX = 256_000_000;

const unreadable = (path: string, error: unknown): SimulationError => {
  const { code } = error as NodeJS.ErrnoException;
  const got =
    code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a directory' : `an error (${code})`;
  return new SimulationError('unreadable', `${path}: got ${got}, expected a file to read`);
};

const tooLarge = (path: string, what: string, textMax: number): SimulationError =>
  new SimulationError(
    'unreadable',
    `${path}: got ${what} too large to be read at once, expected at most ${formatCount(textMax)} characters`,
  );

/**
 * A file that can be read more than once. The text of a pipe is kept for that. A text or a line of
 * more than `textMax` UTF-16 units is refused as soon as so much of it was read: a device may have no
 * end.
 */
export class InputFile {
  private readonly kept: string | undefined;

  /** @throws unreadable. */
  constructor(
    readonly path: string,
    private readonly textMax = TEXT_MAX,
  ) {
    if (!isRegular(path)) this.kept = readText(path, textMax);
  }

  /** The whole text, without a byte order mark. @throws unreadable, also for one that is too long. */
  text(): string {
    return withoutMark(this.kept ?? readText(this.path, this.textMax));
  }

  /**
   * The lines, without their ends. An empty file has none.
   * @throws unreadable, also for a line that is too long.
   */
  *lines(): Generator<string, void> {
    const last = yield* this.wholeLines();
    if (last !== '') yield withoutReturn(last);
  }

  /**
   * The lines that have an end, without it. Returns what comes after the last one.
   * @throws unreadable, also for a line that is too long.
   */
  *wholeLines(): Generator<string, string> {
    let line = '';
    let isStart = true;
    for (const chunk of this.kept === undefined ? readChunks(this.path) : [this.kept]) {
      const text = isStart ? withoutMark(chunk) : chunk;
      isStart = false;
      // Only the chunk is searched: searching a line of many chunks anew with each one would be
      // quadratic.
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        yield withoutReturn(this.joined(line, text.slice(start, end)));
        line = '';
        start = end + 1;
      }
      line = this.joined(line, text.slice(start));
    }
    return line;
  }

  /** The last line; `undefined` if the file has fewer than two. @throws unreadable. */
  lastLine(): string | undefined {
    if (this.kept !== undefined) return lastOf(this.kept);
    // Reads only as much of the file's end as the line needs.
    for (let size = TAIL_SIZE; ; size *= 2) {
      if (size > this.textMax) throw tooLarge(this.path, 'a last line', this.textMax);
      const { text, isWhole } = readTail(this.path, size);
      const line = lastOf(text);
      if (line !== undefined || isWhole) return line;
    }
  }

  private joined(line: string, more: string): string {
    if (line.length + more.length <= this.textMax) return line + more;
    throw tooLarge(this.path, 'a line', this.textMax);
  }
}

function lastOf(text: string): string | undefined {
  const lines = text.trimEnd().split('\n');
  return lines.length > 1 ? lines.at(-1) : undefined;
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

function isRegular(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readText(path: string, textMax: number): string {
  let text = '';
  for (const chunk of readChunks(path)) {
    text += chunk;
    if (text.length > textMax) throw tooLarge(path, 'a file', textMax);
  }
  return text;
}

/**
 * Reads the last `size` bytes of a file, and tells whether they are the whole file.
 * @throws unreadable.
 */
function readTail(path: string, size: number): { text: string; isWhole: boolean } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const start = Math.max(0, fstatSync(descriptor).size - size);
    const buffer = Buffer.allocUnsafe(size);
    const read = readSync(descriptor, buffer, 0, size, start);
    return { text: buffer.toString('utf8', 0, read), isWhole: start === 0 };
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads the file's text in pieces of about 1 MB. @throws unreadable. */
function* readChunks(path: string): Generator<string> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const buffer = Buffer.allocUnsafe(CHUNK_SIZE);
    const decoder = new StringDecoder('utf8');
    for (;;) {
      const size = readSync(descriptor, buffer, 0, CHUNK_SIZE, null);
      if (size === 0) break;
      yield decoder.write(buffer.subarray(0, size));
    }
    yield decoder.end();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : unreadable(path, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
