import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import {
  compareResults,
  compareTraces,
  type Scenario,
  SimulationError,
} from '../../kernel/index.ts';
import type { RunFile } from '../input/run-file.ts';
import { EXIT } from '../terminal/errors.ts';

export default class Diff extends Command {
  static override readonly summary = 'Compare two results, or two traces.';
  static override readonly description =
    'Exits 0 when both tell of the same run; 3 when they differ, and shows where first.';
  static override readonly examples = ['spigo diff before.trace after.trace'];
  static override readonly args = {
    a: Args.string({ required: true, description: 'result or trace' }),
    b: Args.string({ required: true, description: 'another of the same kind' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Diff);
    const { readRunFile } = await import('../input/run-file.ts');
    const difference = await differenceOf(await readRunFile(args.a), await readRunFile(args.b));
    process.stdout.write(difference ?? 'same\n');
    process.exitCode = difference === undefined ? EXIT.held : EXIT.diverged;
  }
}

/** Where two files first differ, in words; `undefined` if nowhere. @throws bad-argument for unlike files. */
async function differenceOf(a: RunFile, b: RunFile): Promise<string | undefined> {
  const show = await import('../terminal/difference.ts');
  if (a.kind === 'result' && b.kind === 'result') {
    warnOfScenarios(a, b);
    const difference = compareResults(a.result, b.result);
    return difference && show.showResultDifference(difference, [], [a.result, b.result]);
  }
  if (a.kind === 'trace' && b.kind === 'trace') {
    const [endA, endB] = [a.end(), b.end()];
    warnOfScenarios(a, b);
    const difference = compareTraces(
      { lines: a.lines(), place: a.path },
      { lines: b.lines(), place: b.path },
    );
    return difference ? show.showTraceDifference(difference) : show.showEndDifference(endA, endB);
  }
  throw new SimulationError(
    'bad-argument',
    `got a ${a.kind} (${a.path}) and a ${b.kind} (${b.path}), expected two results or two traces`,
  );
}

/** Prints a warning if the files are of different scenarios, or of one scenario under different laws. */
function warnOfScenarios(a: RunFile, b: RunFile): void {
  // A file's scenario is not checked here and may be anything. What is no object has no laws either.
  const [one, other] = [a, b].map(({ scenario }): Partial<Scenario> => ({ ...Object(scenario) }));
  // Older scenarios do not say whether they are strict, and strictness changes no event.
  const text = ({ laws, strict, ...rest }: Partial<Scenario>): string => JSON.stringify(rest);
  if (text(one) !== text(other)) {
    process.stderr.write('spigo: the two are of different scenarios\n');
  } else if (one.laws !== other.laws) {
    process.stderr.write(
      `spigo: the two are of one scenario under laws ${one.laws} and ${other.laws}\n`,
    );
  }
}
