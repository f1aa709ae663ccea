import { statSync } from 'node:fs';
import { SimulationError } from '../../kernel/index.ts';
import { differenceOf, type SweepHeader, type SweepStart } from './header.ts';
import type { KeptRun } from './kept-run.ts';
import { readRuns } from './runs-file.ts';

/** A file of `--resume`, and whether it belongs to a sweep. */
export interface KeptRuns {
  readonly start: SweepStart;
  /** The runs, if they are those of this sweep. @throws bad-argument naming the setting that differs. */
  readonly runsOf: (start: SweepStart) => ReadonlyMap<number, KeptRun>;
}

/**
 * Reads the runs that an interrupted sweep has kept. `undefined` if there are none yet.
 * @throws unreadable for a file that no sweep has written.
 */
export function readKept(path: string): KeptRuns | undefined {
  const place = `--resume ${path}`;
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  if (!status.isFile()) {
    throw new SimulationError(
      'unwritable',
      `${place}: got no plain file, expected one, or none yet`,
    );
  }
  const file = readRuns(path, place);
  if (file === undefined) return undefined;
  return {
    start: file.start,
    runsOf(start) {
      refuseOther(place, file.start, start);
      const { shard } = file.start;
      if (shard !== undefined && start.shard !== undefined && shard !== start.shard) {
        throw new SimulationError(
          'bad-argument',
          `${place}: got the runs of --shard ${shard}, expected --shard ${start.shard}: each shard has a file of its own`,
        );
      }
      return file.runs;
    },
  };
}

/** Refuses the runs of another sweep. @throws bad-argument. */
export function refuseOther(place: string, got: SweepHeader, expected: SweepHeader, as = ''): void {
  const difference = differenceOf(got, expected);
  if (difference === undefined) return;
  throw new SimulationError(
    'bad-argument',
    `${place}: got the runs of another sweep, of ${difference.got}, expected ${difference.expected}${as}`,
  );
}
