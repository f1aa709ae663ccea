import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class SweepMerge extends Command {
  static override readonly summary = 'Put the parts of a sweep together, and tell its figures.';
  static override readonly description =
    'Takes the files that spigo sweep --resume has written, such as those of all shards. Prints and writes what one sweep of all runs would. Refuses parts of different sweeps, and says which runs are missing.';
  static override readonly examples = [
    'spigo sweep rumor --seed 1 --shard 1/2 --resume part1',
    'spigo sweep rumor --seed 1 --shard 2/2 --resume part2',
    'spigo sweep merge part1 part2 --csv rumor.csv',
  ];
  static override readonly strict = false;
  static override readonly args = {
    file: Args.string({ required: true, description: 'file of runs of each part' }),
  };
  static override readonly flags = {
    csv: textFlag({ helpValue: 'FILE', description: 'write the figures as CSV' }),
    json: textFlag({ helpValue: 'FILE', description: 'write the figures as JSON' }),
    svg: textFlag({
      helpValue: 'FILE',
      description: 'draw the spread of the plotted measures as SVG',
    }),
    all: Flags.boolean({
      description: 'also print the figures that every model has, and the counters',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags, raw } = await this.parse(SweepMerge);
    refuseRepeats(raw);
    const { mergeSweeps } = await import('../session/merge-sweeps.ts');
    process.exitCode = mergeSweeps(argv.map(String), flags);
  }
}
