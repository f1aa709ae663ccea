import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { withModelConsole } from '../session/model-console.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class Sweep extends Command {
  static override readonly summary = 'Run a model with many seeds, and tell its figures.';
  static override readonly description =
    'Runs each point of a grid of options with seeds of its own, on all cores. Prints the mean, deviation, quartiles and 95 % confidence interval of each measure at the end of a run. The output does not depend on the number of workers.';
  static override readonly examples = [
    'spigo sweep rumor --seeds 200 --vary k=1..5',
    'spigo sweep rumor --vary direction=push,pull --set population=500 --csv rumor.csv',
    'spigo sweep ./mine.ts --seeds 1000 -d 10m --resume mine.runs',
  ];
  static override readonly args = {
    model: Args.string({ required: true, description: 'built-in model, or module of a model' }),
  };
  static override readonly flags = {
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models" }),
    seeds: textFlag({ helpValue: 'COUNT', description: 'runs of each point [default: 30]' }),
    vary: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUES',
      description: 'values of an option, as 1..5 or 1,2,5; several make a grid',
    }),
    set: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUE',
      description: 'set any option of the model; see spigo models',
    }),
    duration: textFlag({
      char: 'd',
      helpValue: 'TIME',
      description: 'virtual time to run: 90s, 10m, 30d; a number alone counts seconds',
    }),
    until: textFlag({ helpValue: 'TIME', description: 'stop each run before this instant' }),
    seed: textFlag({
      helpValue: 'TEXT',
      description: 'seed of all runs; one is drawn and printed if left out',
    }),
    workers: textFlag({ helpValue: 'COUNT', description: 'threads [default: one a core]' }),
    limit: textFlag({
      helpValue: 'TIME',
      description: 'wall time that a run may take [default: 10m]',
    }),
    resume: textFlag({
      helpValue: 'FILE',
      description: 'keep finished runs in this file, and go on from those that it holds',
    }),
    csv: textFlag({ helpValue: 'FILE', description: 'write the figures as CSV' }),
    json: textFlag({ helpValue: 'FILE', description: 'write the figures as JSON' }),
    all: Flags.boolean({ description: 'also print figures that every model has, and counters' }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Sweep);
    refuseRepeats(raw);
    process.exitCode = await withModelConsole(async () => {
      const { resolveSweep } = await import('../input/resolve-sweep.ts');
      const { performSweep } = await import('../session/perform-sweep.ts');
      return performSweep(await resolveSweep(args.model, flags), flags);
    });
  }
}
