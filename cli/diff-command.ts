import { compareResults, compareTraces, type Scenario, SimulationError } from '../kernel/index.ts';
import { type RunFile, readRunFile } from './input/run-file.ts';
import {
  showEndDifference,
  showResultDifference,
  showTraceDifference,
} from './terminal/difference.ts';
import { EXIT } from './terminal/errors.ts';

/** `spigo diff`: compares two files. Returns the exit code. */
export function diffCommand(pathA: string, pathB: string): number {
  const difference = differenceOf(readRunFile(pathA), readRunFile(pathB));
  process.stdout.write(difference ?? 'same\n');
  return difference === undefined ? EXIT.held : EXIT.diverged;
}

function differenceOf(a: RunFile, b: RunFile): string | undefined {
  if (a.kind === 'result' && b.kind === 'result') {
    warn(a, b);
    const difference = compareResults(a.result, b.result);
    return difference && showResultDifference(difference, [], [a.result, b.result]);
  }
  if (a.kind === 'trace' && b.kind === 'trace') {
    const [endA, endB] = [a.end(), b.end()];
    warn(a, b);
    const difference = compareTraces(
      { lines: a.lines(), place: a.path },
      { lines: b.lines(), place: b.path },
    );
    return difference ? showTraceDifference(difference) : showEndDifference(endA, endB);
  }
  throw new SimulationError(
    'bad-argument',
    `got a ${a.kind} (${a.path}) and a ${b.kind} (${b.path}), expected two results or two traces`,
  );
}

function warn(a: RunFile, b: RunFile): void {
  // As read, so that a scenario may be anything; what has no fields has no laws either.
  const [one, other] = [a, b].map(({ scenario }): Partial<Scenario> => ({ ...Object(scenario) }));
  // Older scenarios do not say whether they are strict, and it changes no event.
  const text = ({ laws, strict, ...rest }: Partial<Scenario>): string => JSON.stringify(rest);
  if (text(one) !== text(other)) {
    process.stderr.write('spigo: the two are of different scenarios\n');
  } else if (one.laws !== other.laws) {
    process.stderr.write(
      `spigo: the two are of one scenario under laws ${one.laws} and ${other.laws}\n`,
    );
  }
}
