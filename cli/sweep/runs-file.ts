import * as v from 'valibot';
import { SimulationError, shown } from '../../kernel/index.ts';
import { anyObject, isObject, list, object, readShape, says, whole } from '../../kernel/shapes.ts';
import { InputFile } from '../input/input-file.ts';
import {
  pointsIn,
  runsMax,
  SWEEP_FORMAT,
  type SweepHeader,
  type SweepStart,
  startShape,
} from './header.ts';
import { isCounter, type KeptRun } from './kept-run.ts';

/** The runs that a file holds. */
export interface RunsFile {
  readonly start: SweepStart;
  /** By number. */
  readonly runs: ReadonlyMap<number, KeptRun>;
}

/**
 * Reads a file that `spigo sweep --resume` has written: what is swept, then a line for each run that is
 * finished. A last line that is torn is left out. Returns `undefined` for a file that is empty, or
 * whose first line is torn.
 * @throws unreadable, naming the line, for one that no run has written.
 */
export function readRuns(path: string, place: string): RunsFile | undefined {
  const lines = new InputFile(path).wholeLines();
  const first = lines.next();
  if (first.done) {
    if (isBegun(first.value)) return undefined;
    throw noRuns(place, first.value);
  }
  const start = readStart(first.value, place);
  const shape = runShape(start);
  const runs = new Map<number, KeptRun>();
  let number = 1;
  for (const line of lines) {
    number += 1;
    const where = `${place}: line ${number}`;
    const { run, ...kept } = readShape(shape, parsed(line, where), where, 'unreadable');
    const known = runs.get(run);
    if (known !== undefined && !isSame(known, kept)) {
      throw new SimulationError(
        'unreadable',
        `${where}: got other figures of run ${run} than in a line before, expected the same`,
      );
    }
    runs.set(run, kept);
  }
  return { start, runs };
}

/** Whether two runs have the same figures and series. */
export const isSame = (one: KeptRun, other: KeptRun): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const START = `{"format":"${SWEEP_FORMAT}"`;

/** Whether a text may be the begin of a first line. */
const isBegun = (text: string): boolean => START.startsWith(text) || text.startsWith(START);

function readStart(line: string, place: string): SweepStart {
  const data = parsed(line, place);
  if (!isObject(data) || typeof data.format !== 'string') throw noRuns(place, line);
  return readShape(startShape, data, `${place}: line 1`, 'unreadable');
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw noRuns(place, line);
  }
}

const noRuns = (place: string, line: string): SimulationError =>
  new SimulationError(
    'unreadable',
    `${place}: got ${shown(line)}, expected a line of a file that spigo sweep --resume has written`,
  );

const NUMBER = says('a finite number or null');
const figure = v.union([v.null(NUMBER), v.pipe(v.number(NUMBER), v.finite(NUMBER))], NUMBER);

const change = v.strictTuple([whole(0), figure], says('an instant and a value'));
const series = v.pipe(
  list(change, 'a list of instants and values'),
  v.check(
    (changes) => changes.every(([at], index) => index === 0 || at > changes[index - 1][0]),
    says('instants that rise'),
  ),
);

/** The shape of a run's line. Its figures are those of the header, and counters. */
function runShape(
  header: SweepHeader,
): v.GenericSchema<unknown, { readonly run: number } & KeptRun> {
  const total = pointsIn(header).length * runsMax(header);
  const names = new Set(header.figures);
  const isKnown = (name: string): boolean => names.has(name) || isCounter(name);
  const run = {
    run: whole(0, total - 1),
    figures: v.pipe(
      anyObject('figures'),
      v.record(v.string(), figure),
      v.check(
        (figures) =>
          Object.keys(figures).every(isKnown) &&
          header.figures.every((name) => Object.hasOwn(figures, name)),
        says(`counters and the figures ${header.figures.join(', ')}`),
      ),
    ),
  };
  if (header.series.length === 0) return object(run, 'a run');
  const all = Object.fromEntries(header.series.map((name) => [name, series]));
  return object({ ...run, series: object(all, 'measures over time') }, 'a run');
}
