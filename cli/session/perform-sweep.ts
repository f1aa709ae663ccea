import type { Scenario } from '../../kernel/index.ts';
import { sourceOf } from '../input/load-model.ts';
import type { ResolvedSweep } from '../input/resolve-sweep.ts';
import { OutputFile } from '../output/output-file.ts';
import { type EndFigures, RunJournal } from '../output/run-journal.ts';
import { type SweepHeader, sweepCsv, sweepJson } from '../output/sweep-files.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { SweepProgress } from '../terminal/sweep-progress.ts';
import { drawSweep, type FigureSummary } from '../terminal/sweep-table.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';
import { threadOf } from '../workers/worker.ts';
import { Workers } from '../workers/workers.ts';
import { programOf } from './model-workers.ts';
import { failureOf, headerOf, scenarioOf } from './sweep-runs.ts';
import { summarise } from './sweep-summary.ts';
import type { SweptRun } from './sweep-worker.ts';

/** Where the figures of a sweep go, besides the terminal. */
export interface SweepOutput {
  /** The file that keeps finished runs. */
  readonly resume?: string | undefined;
  readonly csv?: string | undefined;
  readonly json?: string | undefined;
  /** Whether the figures of every model and the counters are printed, too. */
  readonly all?: boolean | undefined;
}

/** Makes the runs of a sweep and prints their figures. Returns the exit code. */
export async function performSweep(sweep: ResolvedSweep, output: SweepOutput): Promise<number> {
  const interrupt = new Interrupt();
  try {
    const files = openFiles(output);
    const runs = openRuns(sweep, output.resume);
    const exitCode = await makeRuns(sweep, runs, interrupt);
    if (exitCode !== EXIT.held) return exitCode;
    const total = sweep.points.length * sweep.seeds;
    const figures = Array.from({ length: total }, (_, run) => runs.known.get(run) ?? {});
    const summaries = summarise(
      sweep.points.map(({ name }, index) => ({
        name,
        runs: figures.slice(index * sweep.seeds, (index + 1) * sweep.seeds),
      })),
    );
    for (const { file, write } of files) {
      file.write(write(headerOf(sweep), summaries));
      file.commit();
    }
    const title = `${sweep.resolved.model.name}: ${plural(sweep.points.length, 'point')}, ${plural(sweep.seeds, 'run')} each`;
    const table = drawSweep(chosen(summaries, output.all === true), process.stdout);
    process.stdout.write(`${title}\n\n${table}\nagain  ${sweep.again}\n`);
    return EXIT.held;
  } finally {
    interrupt.release();
  }
}

/** The runs that are finished, and where further ones are kept. */
interface Runs {
  readonly known: ReadonlyMap<number, EndFigures>;
  keep(run: number, figures: EndFigures): void;
  close?(): void;
}

function openRuns(sweep: ResolvedSweep, path: string | undefined): Runs {
  if (path !== undefined) {
    const journal = new RunJournal(path, headerOf(sweep));
    return {
      known: journal.runs,
      keep: (run, figures) => journal.keep(run, figures),
      close: () => journal.close(),
    };
  }
  const known = new Map<number, EndFigures>();
  return { known, keep: (run, figures) => void known.set(run, figures) };
}

/** Makes the runs that are not known, in order. Returns the exit code. */
async function makeRuns(sweep: ResolvedSweep, runs: Runs, interrupt: Interrupt): Promise<number> {
  const { resolved, points, seeds, limitMs } = sweep;
  const total = points.length * seeds;
  const missing = Array.from({ length: total }, (_, run) => run).filter(
    (run) => !runs.known.has(run),
  );
  const progress = new SweepProgress(total);
  const workers = new Workers<Scenario, SweptRun>({
    start: threadOf(programOf('sweep-worker')),
    data: sourceOf(resolved),
    count: Math.min(sweep.workers, missing.length),
    limitMs,
    signal: interrupt.signal,
    say: (text) => progress.say(text),
  });
  try {
    let index = 0;
    for await (const answer of workers.map(scenarios(sweep, missing))) {
      const run = missing[index++];
      const failure = failureOf(answer);
      if (failure !== undefined || answer.kind !== 'done') {
        progress.clear();
        tell(`a run has failed: ${failure}: ${sweep.againOne(scenarioOf(sweep, run))}`);
        return EXIT.broken;
      }
      runs.keep(run, answer.result.figures);
      progress.update(runs.known.size);
    }
    if (index === missing.length) return EXIT.held;
    progress.clear();
    tell(`interrupted after ${runs.known.size} of ${plural(total, 'run')}`);
    return interrupt.exitCode ?? EXIT.interrupted;
  } finally {
    progress.clear();
    await workers.close();
    runs.close?.();
  }
}

function* scenarios(sweep: ResolvedSweep, runs: readonly number[]): Generator<Scenario> {
  for (const run of runs) yield scenarioOf(sweep, run);
}

interface FigureFile {
  readonly file: OutputFile;
  readonly write: (header: SweepHeader, summaries: readonly FigureSummary[]) => string;
}

/** Opens the files before the first run, so that a path that cannot be written is refused at once. */
function openFiles({ csv, json }: SweepOutput): readonly FigureFile[] {
  const files: FigureFile[] = [];
  if (csv !== undefined) {
    files.push({ file: new OutputFile(csv, '--csv'), write: (_, all) => sweepCsv(all) });
  }
  if (json !== undefined) files.push({ file: new OutputFile(json, '--json'), write: sweepJson });
  return files;
}

/** The measures of the model. A model without any has the figures of every run. */
function chosen(summaries: readonly FigureSummary[], isAll: boolean): readonly FigureSummary[] {
  const measures = summaries.filter(({ figure }) => !/^(?:run|count)\./.test(figure));
  return isAll || measures.length === 0 ? summaries : measures;
}
