import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';

export default class Models extends Command {
  static override readonly summary = 'List the models, their options, defaults and units.';
  static override readonly examples = ['spigo models', 'spigo models --json'];
  static override readonly flags = {
    json: Flags.boolean({ description: 'print as JSON' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Models);
    const { modelsCommand } = await import('../models-command.ts');
    await modelsCommand(flags.json);
  }
}
