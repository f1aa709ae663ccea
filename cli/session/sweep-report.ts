import { SimulationError } from '../../kernel/index.ts';
import { commandWords } from '../input/command-words.ts';
import { commandLine } from '../input/reproduce.ts';
import { OutputFile } from '../output/output-file.ts';
import { isOneFile } from '../output/refuse-overwriting.ts';
import { sweepCsv, sweepJson } from '../sweep/figure-files.ts';
import { headerOf, pointsIn, type SweepHeader, type SweepStart } from '../sweep/header.ts';
import { isOfMeasure, type KeptRun } from '../sweep/kept-run.ts';
import type { NeededRuns } from '../sweep/needed-runs.ts';
import { type PointSpread, spreadsOf } from '../sweep/spread.ts';
import { drawSpread, spreadsSvg } from '../sweep/spread-plots.ts';
import { type FigureSummary, summarise } from '../sweep/summary.ts';
import { drawSweep } from '../sweep/table.ts';
import { titleOf } from '../sweep/title.ts';
import { warmUpLines } from '../sweep/warm-ups.ts';
import { wideLines } from '../sweep/wide-lines.ts';
import { EXIT } from '../terminal/errors.ts';
import { tell } from '../terminal/tell.ts';

/** Where the figures of a sweep go, besides the terminal. */
export interface SweepOutput {
  readonly csv?: string | undefined;
  readonly json?: string | undefined;
  readonly svg?: string | undefined;
  /** Whether the figures of every model and the counters are printed, too. */
  readonly all?: boolean | undefined;
}

/** What the files of a sweep tell. */
interface Told {
  readonly header: SweepHeader;
  readonly summaries: readonly FigureSummary[];
  readonly spreads: readonly PointSpread[];
}

interface FigureFile {
  readonly file: OutputFile;
  readonly write: (told: Told) => string;
}

const WRITERS: Readonly<Record<'csv' | 'json' | 'svg', FigureFile['write']>> = {
  csv: ({ header, summaries }) => sweepCsv(header, summaries),
  json: ({ header, summaries, spreads }) => sweepJson(header, summaries, spreads),
  svg: ({ header, spreads }) => spreadsSvg(header, spreads),
};

/**
 * Opens the files before the first run, so that a path that cannot be written is refused at once.
 * @throws unwritable, also for one of the files that the sweep reads.
 */
export function openFigureFiles(
  output: SweepOutput,
  inputs: readonly string[],
): readonly FigureFile[] {
  const files: FigureFile[] = [];
  try {
    for (const flag of ['csv', 'json', 'svg'] as const) {
      const path = output[flag];
      if (path === undefined) continue;
      const input = inputs.find((one) => isOneFile(one, path));
      if (input !== undefined) {
        throw new SimulationError(
          'unwritable',
          `--${flag} ${path}: got ${input}, which the sweep reads, expected another file`,
        );
      }
      files.push({ file: new OutputFile(path, `--${flag}`), write: WRITERS[flag] });
    }
  } catch (error) {
    for (const { file } of files) file.abandon();
    throw error;
  }
  return files;
}

/** A sweep whose runs are all there. */
interface WholeSweep {
  readonly runs: ReadonlyMap<number, KeptRun>;
  readonly needed: NeededRuns;
  readonly files: readonly FigureFile[];
  readonly isAll: boolean;
}

/**
 * Writes and prints the figures of a sweep. They follow from its header and its runs alone. Returns
 * the exit code: it is `broken` if an interval is wider than it was asked for.
 */
export function tellSweep(start: SweepStart, { runs, needed, files, isAll }: WholeSweep): number {
  const header = headerOf(start);
  const ofPoints = pointsIn(header).map((_, point) =>
    needed.runsOf(point).flatMap((run) => runs.get(run) ?? []),
  );
  const summaries = summarise(header, ofPoints);
  const spreads = spreadsOf(header, ofPoints);
  for (const { file, write } of files) {
    file.write(write({ header, summaries, spreads }));
    file.commit();
  }
  const wide = wideLines(header, needed);
  for (const line of wide) tell(line);
  const counts = ofPoints.map(({ length }) => length);
  const each = counts.every((count) => count === counts[0]) ? counts[0] : undefined;
  const table = drawSweep(chosen(summaries, isAll), each, process.stdout);
  const plots = spreads.map((spread) => drawSpread(spread, process.stdout)).join('');
  const again = commandLine([...commandWords(), 'sweep', ...start.words], start.seed);
  process.stdout.write(`${titleOf(header, counts)}\n\n${table}\n`);
  process.stdout.write(`${warmUpLines(header, ofPoints)}${plots}again  ${again}\n`);
  return wide.length === 0 ? EXIT.held : EXIT.broken;
}

/** The figures of the measures. A model without any has the figures of every run. */
function chosen(summaries: readonly FigureSummary[], isAll: boolean): readonly FigureSummary[] {
  const measures = summaries.filter(({ figure }) => isOfMeasure(figure));
  return isAll || measures.length === 0 ? summaries : measures;
}
