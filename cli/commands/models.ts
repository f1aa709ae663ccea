import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';

export default class Models extends Command {
  static override readonly summary = 'List the models, their options, defaults and units.';
  static override readonly examples = [
    'spigo models',
    'spigo models moonreel',
    'spigo models --json',
  ];
  static override readonly args = {
    name: Args.string({ description: 'a model; without it, all built-in models' }),
  };
  static override readonly flags = {
    json: Flags.boolean({ description: 'print as JSON' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Models);
    const { builtInModel, builtInNames } = await import('../../models/built-in.ts');
    const { resolveModel } = await import('../input/resolve-model.ts');
    const found =
      args.name === undefined
        ? await Promise.all(builtInNames.map(builtInModel))
        : [(await resolveModel(args.name, undefined)).model];
    const models = found.filter((model) => model !== undefined);
    if (flags.json) {
      const list = models.map(({ name, summary, options }) => ({ name, summary, options }));
      process.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`);
    } else {
      const { drawModels } = await import('../terminal/model-list.ts');
      process.stdout.write(drawModels(models, process.stdout));
    }
  }
}
