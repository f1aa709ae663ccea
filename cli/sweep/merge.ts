import { resolve } from 'node:path';
import { SimulationError } from '../../kernel/index.ts';
import { formatCount, plural } from '../terminal/text.ts';
import { pointsIn, runsMax, type SweepStart } from './header.ts';
import type { KeptRun } from './kept-run.ts';
import { NeededRuns } from './needed-runs.ts';
import { refuseOther } from './read-kept.ts';
import { isSame, type RunsFile, readRuns } from './runs-file.ts';
import { isIn, readShard } from './shard.ts';

/** The runs of a whole sweep. */
export interface MergedSweep {
  readonly start: SweepStart;
  readonly runs: ReadonlyMap<number, KeptRun>;
  readonly needed: NeededRuns;
}

interface Part extends RunsFile {
  readonly path: string;
}

/**
 * Puts the parts of a sweep together.
 * @throws unreadable for a file that no sweep has written; bad-argument for a part that is named
 * twice, for parts of two sweeps, for a run that two parts have with other figures, and for missing
 * runs.
 */
export function mergeParts(paths: readonly string[]): MergedSweep {
  const whole = paths.map((path) => resolve(path));
  const twice = paths.find((_, index) => whole.indexOf(whole[index]) < index);
  if (twice !== undefined) {
    throw new SimulationError('bad-argument', `${twice}: got this part twice, expected it once`);
  }
  const parts = paths.map(readPart);
  const [{ start, path: first }] = parts;
  const runs = new Map<number, KeptRun>();
  const origins = new Map<number, string>();
  for (const part of parts) {
    refuseOther(part.path, part.start, start, ` as in ${first}`);
    for (const [run, kept] of part.runs) {
      const known = runs.get(run);
      if (known !== undefined && !isSame(known, kept)) {
        throw new SimulationError(
          'bad-argument',
          `${part.path}: got other figures of ${runName(start, run)} than ${origins.get(run)}, expected the same`,
        );
      }
      runs.set(run, kept);
      origins.set(run, part.path);
    }
  }
  const needed = new NeededRuns(start, runs);
  const missing = needed.next();
  if (missing.length > 0) throw incomplete(parts, missing, needed.total);
  return { start, runs, needed };
}

function readPart(path: string): Part {
  const file = readRuns(path, path);
  if (file !== undefined) return { ...file, path };
  throw new SimulationError('unreadable', `${path}: got no runs, expected a part of a sweep`);
}

/** A run in words: `run 17 (number 7 of k=2)`. */
function runName(start: SweepStart, run: number): string {
  const max = runsMax(start);
  const point = pointsIn(start)[Math.floor(run / max)];
  return point === '' ? `run ${run}` : `run ${run} (number ${run % max} of ${point})`;
}

/** At most so many shards are named. */
const SHARDS_SHOWN = 8;

function incomplete(
  parts: readonly Part[],
  missing: readonly number[],
  total: number,
): SimulationError {
  const got = `got ${formatCount(total - missing.length)} of ${plural(total, 'run')}`;
  const shards = shardsOf(parts, missing);
  const place = parts.length === 1 ? parts[0].path : plural(parts.length, 'part');
  return new SimulationError(
    'bad-argument',
    `${place}: ${got}, expected all; ${shards === '' ? `the first that is missing is ${runName(parts[0].start, missing[0])}` : shards}`,
  );
}

/** Says which shards lack runs; nothing if the parts are not shards of one number. */
function shardsOf(parts: readonly Part[], missing: readonly number[]): string {
  const counts = parts.map(({ start }) =>
    start.shard === undefined ? undefined : readShard(start.shard).count,
  );
  const [count] = counts;
  if (count === undefined || counts.some((other) => other !== count)) return '';
  const lacking = Array.from({ length: count }, (_, index) => ({ index: index + 1, count }))
    .map((shard) => ({ shard, runs: missing.filter((run) => isIn(shard, run)).length }))
    .filter(({ runs }) => runs > 0);
  const shown = lacking
    .slice(0, SHARDS_SHOWN)
    .map(({ shard, runs }) => `shard ${shard.index}/${count} lacks ${formatCount(runs)}`);
  const more = lacking.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${plural(more, 'more shard')}` : '');
}
