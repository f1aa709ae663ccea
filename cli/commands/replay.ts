import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';

export default class Replay extends Command {
  static override readonly summary = 'Run a recorded run again, and say whether it is the same.';
  static override readonly description =
    'Takes a result (spigo --json) or a trace (--trace). Exits 0 when the run is the same; 3 when it differs, and shows where first: the event of a trace, the interval and the actors of a result.';
  static override readonly examples = [
    'spigo --seed 42 --json > run.json && spigo replay run.json',
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'result or trace' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Replay);
    const { withModelConsole } = await import('../session/model-console.ts');
    const { replayCommand } = await import('../replay-command.ts');
    process.exitCode = await withModelConsole(() => replayCommand(args.file));
  }
}
