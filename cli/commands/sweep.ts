import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { withModelConsole } from '../session/model-console.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

const several = (helpValue: string, description: string) =>
  textFlag({ multiple: true, multipleNonGreedy: true, helpValue, description });

export default class Sweep extends Command {
  static override readonly summary = 'Run a model with many seeds, and tell its figures.';
  static override readonly description =
    'Runs each point of a grid of options with seeds of its own, on all cores. Prints the mean, deviation, quartiles and 95 % confidence interval of each measure at the end of a run. The output does not depend on the number of workers. Several machines can make a shard each, and spigo sweep merge puts them together.';
  static override readonly examples = [
    'spigo sweep rumor --seeds 200 --vary k=1..5',
    'spigo sweep rumor --vary direction=push,pull --set population=500 --csv rumor.csv',
    'spigo sweep rumor --compare k=1 k=2',
    'spigo sweep rumor --until-ci 1% --measure traffic',
    'spigo sweep rumor --plot residue --svg residue.svg',
    'spigo sweep ./mine.ts --seeds 1000 -d 10m --resume mine.runs',
    'spigo sweep rumor --seed 1 --shard 2/8 --resume part2',
  ];
  static override readonly args = {
    model: Args.string({
      required: true,
      description: 'built-in model, module of a model (.ts, .js, .mjs), or architecture (.json)',
    }),
  };
  static override readonly flags = {
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models to run" }),
    seeds: textFlag({ helpValue: 'COUNT', description: 'runs of each point [default: 30]' }),
    vary: several('OPTION=VALUES', 'values of an option, as 1..5 or 1,2,5; several make a grid'),
    compare: textFlag({
      multiple: true,
      helpValue: 'SETTING SETTING',
      description:
        'run two settings, such as k=1 k=2, on the same seeds, and tell their differences',
    }),
    set: several('OPTION=VALUE', 'set any option of the model; see spigo models'),
    duration: textFlag({
      char: 'd',
      helpValue: 'TIME',
      description: 'virtual time to run: 90s, 10m, 30d; a number alone counts seconds',
    }),
    until: textFlag({ helpValue: 'TIME', description: 'stop each run before this instant' }),
    seed: textFlag({
      helpValue: 'TEXT',
      description:
        'seed that the seeds of all runs follow from; one is drawn and printed if left out',
    }),
    'until-ci': textFlag({
      helpValue: 'SHARE',
      description:
        'make --seeds more runs of a point, again and again, until half of each interval is below this share of the mean, such as 1%',
    }),
    measure: several('NAME', 'a figure that --until-ci looks at [default: all measures]'),
    'seeds-max': textFlag({
      helpValue: 'COUNT',
      description: 'with --until-ci: most runs of a point [default: 10000]',
    }),
    steady: several(
      'NAME',
      'tell the mean of a measure over time, without the warm-up, which is cut by MSER-5',
    ),
    plot: several('NAME', 'draw the spread of a measure over time'),
    csv: textFlag({ helpValue: 'FILE', description: 'write the figures as CSV' }),
    json: textFlag({ helpValue: 'FILE', description: 'write the figures as JSON' }),
    svg: textFlag({
      helpValue: 'FILE',
      description: 'draw the spread of the measures of --plot as SVG',
    }),
    all: Flags.boolean({
      description: 'also print the figures that every model has, and the counters',
    }),
    resume: textFlag({
      helpValue: 'FILE',
      description: 'keep finished runs in this file, and go on from those that it holds',
    }),
    shard: textFlag({
      helpValue: 'PART',
      description: 'make a part of the runs, such as 2/8, and keep it in the file of --resume',
    }),
    workers: textFlag({ helpValue: 'COUNT', description: 'threads [default: one a core]' }),
    limit: textFlag({
      helpValue: 'TIME',
      description: 'wall time that a run may take [default: 10m]',
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Sweep);
    refuseRepeats(raw);
    process.exitCode = await withModelConsole(async () => {
      const { resolveSweep } = await import('../sweep/resolve-sweep.ts');
      const { performSweep } = await import('../session/perform-sweep.ts');
      return performSweep(await resolveSweep(args.model, flags), flags);
    });
  }
}
