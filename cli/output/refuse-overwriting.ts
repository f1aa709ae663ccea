import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SimulationError } from '../../kernel/index.ts';
import type { ChosenOutput } from './outputs.ts';

/** The files that a run is made of. */
export interface InputPaths {
  readonly files: readonly string[];
  /** The graph that the run is reloaded from, if any. The next graph may replace it. */
  readonly reloaded: string | undefined;
}

/** So many bytes of a file tell what it is. */
const START_SIZE = 65_536;

/**
 * Refuses an output that would replace a file that the run is made of. Unless it is forced, it also
 * refuses one that would replace a file of somebody else, where the command line does not name the
 * file.
 * @throws unwritable.
 */
export function refuseOverwriting(
  outputs: readonly ChosenOutput[],
  { files, reloaded }: InputPaths,
  isForced = false,
): void {
  for (const { output, path, isNamed } of outputs) {
    const inputs = output.isReloadable === true ? files : [...files, reloaded];
    if (inputs.some((input) => input !== undefined && isOneFile(input, path))) {
      throw refusal(output.word, path, 'the file that the run is made of', 'another');
    }
    if (isForced || isNamed || output.isOwn === undefined) continue;
    const start = startOf(path);
    if (start === undefined || start === '' || output.isOwn(start)) continue;
    throw refusal(
      output.word,
      path,
      'a file that spigo has not written for it',
      'another folder, or --force to replace it',
    );
  }
}

const refusal = (word: string, path: string, got: string, expected: string): SimulationError =>
  new SimulationError('unwritable', `${word} ${path}: got ${got}, expected ${expected}`);

/** The begin of a file's text; `undefined` where there is none to be read. */
function startOf(path: string): string | undefined {
  // A pipe would be waited for.
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const buffer = Buffer.alloc(START_SIZE);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, START_SIZE, 0));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Whether two paths lead to one file, also where there is none yet. */
export const isOneFile = (one: string, other: string): boolean => realPath(one) === realPath(other);

/** The file behind a path. Where there is none, its name in the folder behind the path. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(realPath(folder), basename(path));
  }
}
