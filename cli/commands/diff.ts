import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';

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
    const { diffCommand } = await import('../diff-command.ts');
    process.exitCode = diffCommand(args.a, args.b);
  }
}
