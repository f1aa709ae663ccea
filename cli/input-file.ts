import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { SimulationError } from '../kernel/index.ts';

const CHUNK_SIZE = 2 ** 20;

const unreadable = (path: string, error: unknown): SimulationError => {
  const { code } = error as NodeJS.ErrnoException;
  const got =
    code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a directory' : `an error (${code})`;
  return new SimulationError('unreadable', `${path}: got ${got}, expected a file to read`);
};

/** The file's whole text. @throws unreadable. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The file's text in pieces of about 1 MB. @throws unreadable. */
export function* readChunks(path: string): Generator<string> {
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

/** The file's lines without their ends; none for an empty file. @throws unreadable. */
export function* readLines(path: string): Generator<string> {
  let rest = '';
  for (const chunk of readChunks(path)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The text as JSON. @throws bad-scenario naming the file and the place in it. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = (error as Error).message.replace(/\s+/g, ' ');
    throw new SimulationError(
      'bad-scenario',
      `${path}: got no JSON (${detail}), expected an object`,
    );
  }
}
