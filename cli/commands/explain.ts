import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';

export default class Explain extends Command {
  static override readonly summary = 'Show an event, its causes, and what it changed.';
  static override readonly description =
    "Runs the file's scenario again up to the event, and shows its causes back to the start, and its actor's state before and after.";
  static override readonly examples = [
    'spigo explain run.trace 1478',
    'spigo explain run.json 9f0c52b1e6d2a743',
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'result, trace or scenario' }),
    event: Args.string({ required: true, description: 'number of the event, from 1, or its id' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Explain);
    const { withModelConsole } = await import('../session/model-console.ts');
    const { explainCommand } = await import('../explain-command.ts');
    process.exitCode = await withModelConsole(() => explainCommand(args.file, args.event));
  }
}
