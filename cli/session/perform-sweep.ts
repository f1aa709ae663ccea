import type { Scenario } from '../../kernel/index.ts';
import { sourceOf } from '../input/load-model.ts';
import type { KeptRun } from '../sweep/kept-run.ts';
import { NeededRuns } from '../sweep/needed-runs.ts';
import { SweepProgress } from '../sweep/progress.ts';
import type { ResolvedSweep } from '../sweep/resolve-sweep.ts';
import { RunJournal } from '../sweep/run-journal.ts';
import { isIn, type Shard, shardText } from '../sweep/shard.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import { formatCount, plural } from '../terminal/text.ts';
import { threadOf } from '../workers/worker.ts';
import { Workers } from '../workers/workers.ts';
import { programOf } from './model-workers.ts';
import { openFigureFiles, type SweepOutput, tellSweep } from './sweep-report.ts';
import { answersOf, failureOf } from './sweep-runs.ts';
import type { SweepData, SweptRun } from './sweep-worker.ts';

/** Where the runs and the figures of a sweep go, besides the terminal. */
export interface SweepFiles extends SweepOutput {
  /** The file that keeps finished runs. */
  readonly resume?: string | undefined;
}

/** Makes the runs of a sweep and prints their figures. Returns the exit code. */
export async function performSweep(sweep: ResolvedSweep, output: SweepFiles): Promise<number> {
  const { resume } = output;
  // Signals are heard before the first file is opened, so that it is given up if one comes.
  const interrupt = new Interrupt();
  try {
    const read = [
      ...(sweep.resolved.bundle?.files ?? []),
      ...(resume === undefined ? [] : [resume]),
    ];
    const files = openFigureFiles(output, read);
    try {
      const runs = new Map(sweep.kept);
      const needed = new NeededRuns(sweep.start, runs);
      const exitCode = await makeRuns(sweep, { runs, needed, resume }, interrupt);
      if (exitCode !== EXIT.held) return exitCode;
      if (sweep.shard === undefined) {
        return tellSweep(sweep.start, { runs, needed, files, isAll: output.all === true });
      }
      tellShard(sweep.shard, { runs, needed, resume });
      return EXIT.held;
    } finally {
      for (const { file } of files) file.abandon();
    }
  } finally {
    interrupt.release();
  }
}

/** Tells how many runs a shard has. */
function tellShard(shard: Shard, { runs, needed, resume }: Making): void {
  const count = [...runs.keys()].filter((run) => isIn(shard, run)).length;
  const all = formatCount(needed.total);
  tell(
    `${resume} has the ${plural(count, 'run')} of shard ${shardText(shard)}, of ${all} in all; spigo sweep merge puts the shards together`,
  );
}

interface Making {
  /** The runs that are finished, by number. Further ones are added. */
  readonly runs: Map<number, KeptRun>;
  readonly needed: NeededRuns;
  readonly resume: string | undefined;
}

/** Makes the runs that are needed and not known, in order. Returns the exit code. */
async function makeRuns(
  sweep: ResolvedSweep,
  { runs, needed, resume }: Making,
  interrupt: Interrupt,
): Promise<number> {
  const { start, shard } = sweep;
  const nextRuns = (): number[] =>
    needed.next().filter((run) => shard === undefined || isIn(shard, run));
  const journal = resume === undefined ? undefined : new RunJournal(resume, start);
  let next = nextRuns();
  const progress = new SweepProgress();
  const workers = sweepWorkers(sweep, next.length, progress, interrupt);
  try {
    for (; next.length > 0; next = nextRuns()) {
      let index = 0;
      for await (const answer of answersOf(workers, sweep, next)) {
        const run = next[index++];
        const failure = failureOf(answer);
        if (failure !== undefined || answer.kind !== 'done') {
          progress.clear();
          tell(`a run has failed: ${failure}: ${sweep.againOne(sweep.scenarioOf(run))}`);
          return EXIT.broken;
        }
        journal?.keep(run, answer.result.kept);
        runs.set(run, answer.result.kept);
        progress.update(runs.size, runs.size + next.length - index);
      }
      if (index === next.length) continue;
      progress.clear();
      const asked = runs.size + next.length - index;
      tell(`interrupted after ${formatCount(runs.size)} of ${plural(asked, 'run')}`);
      return interrupt.exitCode ?? EXIT.interrupted;
    }
    return EXIT.held;
  } finally {
    progress.clear();
    await workers.close();
    journal?.close();
  }
}

const sweepWorkers = (
  { start, resolved, workers, limitMs }: ResolvedSweep,
  runCount: number,
  progress: SweepProgress,
  { signal }: Interrupt,
): Workers<Scenario, SweptRun> => {
  const { series, steady } = start;
  const data: SweepData = { ...sourceOf(resolved), kept: { series, steady } };
  return new Workers({
    start: threadOf(programOf('sweep-worker')),
    data,
    // With a precision, more runs may follow than are needed now.
    count: start.precision === undefined || runCount === 0 ? Math.min(workers, runCount) : workers,
    limitMs,
    signal,
    inputName: 'run',
    say: (text) => progress.say(text),
  });
};
