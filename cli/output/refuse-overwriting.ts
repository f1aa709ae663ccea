import { realpathSync } from 'node:fs';
import { SimulationError } from '../../kernel/index.ts';
import type { ChosenOutput } from './outputs.ts';

/** The files that a run is made of. */
export interface InputPaths {
  readonly files: readonly string[];
  /** The graph that the run is reloaded from, if any. The next graph may replace it. */
  readonly reloaded: string | undefined;
}

/** Refuses an output that would replace a file that the run is made of. @throws unwritable. */
export function refuseOverwriting(
  outputs: readonly ChosenOutput[],
  { files, reloaded }: InputPaths,
): void {
  for (const { output, path } of outputs) {
    const inputs = output.isReloadable === true ? files : [...files, reloaded];
    if (!inputs.some((input) => input !== undefined && realPath(input) === realPath(path)))
      continue;
    throw new SimulationError(
      'unwritable',
      `${output.word} ${path}: got the file that the run is made of, expected another`,
    );
  }
}

/** The file behind a path; the path itself where there is none. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
