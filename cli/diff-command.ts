import { compareResults, compareTraces, SimulationError } from '../kernel/index.ts';
import { showResultDifference, showTraceDifference } from './difference.ts';
import { EXIT } from './errors.ts';
import { readRunFile } from './run-file.ts';

/** `spigo diff`: compares two files. Returns the exit code. */
export function diffCommand(pathA: string, pathB: string): number {
  const a = readRunFile(pathA);
  const b = readRunFile(pathB);
  if (JSON.stringify(a.scenario) !== JSON.stringify(b.scenario)) {
    process.stderr.write('spigo: the two are of different scenarios\n');
  }
  if (a.kind === 'result' && b.kind === 'result') {
    const difference = compareResults(a.result, b.result);
    return tell(difference && showResultDifference(difference, []));
  }
  if (a.kind === 'trace' && b.kind === 'trace') {
    const difference = compareTraces(
      { lines: a.lines(), place: pathA },
      { lines: b.lines(), place: pathB },
    );
    return tell(difference && showTraceDifference(difference));
  }
  throw new SimulationError(
    'bad-argument',
    `got a ${a.kind} (${pathA}) and a ${b.kind} (${pathB}), expected two results or two traces`,
  );
}

function tell(difference: string | undefined): number {
  process.stdout.write(difference ?? 'same\n');
  return difference === undefined ? EXIT.held : EXIT.diverged;
}
