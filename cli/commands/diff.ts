import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import { compareResults, compareTraces, SimulationError } from '../../kernel/index.ts';
import type { RunFile } from '../input/run-file.ts';
import { EXIT } from '../terminal/errors.ts';
import { tell } from '../terminal/tell.ts';
import { showData, showNames } from '../terminal/text.ts';

export default class Diff extends Command {
  static override readonly summary = 'Compare two results, or two traces.';
  static override readonly description =
    'Exits 0 when both are of the same run. Exits 3 when they differ, and shows the first difference. Two runs of different scenarios differ, even if all their events are the same.';
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
    const scenario = differenceOfScenarios(a, b);
    const difference = compareResults(a.result, b.result);
    return difference ? show.showResultDifference(difference, [], [a.result, b.result]) : scenario;
  }
  if (a.kind === 'trace' && b.kind === 'trace') {
    const [endA, endB] = [a.end(), b.end()];
    const scenario = differenceOfScenarios(a, b);
    const difference = compareTraces(
      { lines: a.lines(), place: a.path },
      { lines: b.lines(), place: b.path },
    );
    return difference
      ? show.showTraceDifference(difference)
      : (show.showEndDifference(endA, endB) ?? scenario);
  }
  throw new SimulationError(
    'bad-argument',
    `got a ${a.kind} (${a.path}) and a ${b.kind} (${b.path}), expected two results or two traces`,
  );
}

/** Strictness changes no event, and older scenarios do not tell it. */
const IGNORED = ['laws', 'strict'];

/**
 * How the scenarios of two files differ, in words; `undefined` if they are the same, or one under
 * different laws. Tells it on standard error, too: it is likely to be why the runs differ.
 */
function differenceOfScenarios(a: RunFile, b: RunFile): string | undefined {
  // A file's scenario is not checked here and may be anything. What is no object has no fields.
  const [one, other] = [a, b].map(
    ({ scenario }) => new Map<string, unknown>(Object.entries(Object(scenario))),
  );
  const fields = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => JSON.stringify(one.get(name)) !== JSON.stringify(other.get(name)),
  );
  const differing = fields.filter((name) => !IGNORED.includes(name));
  if (differing.length > 0) {
    tell('the two are of different scenarios');
    return `differs in its scenario alone: ${showNames(differing)}\n`;
  }
  if (fields.includes('laws')) {
    const [before, after] = [one, other].map((scenario) => showData(scenario.get('laws')));
    tell(`the two are of one scenario under laws ${before} and ${after}`);
  }
  return undefined;
}
