import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';

export default class Completion extends Command {
  static override readonly summary = 'Print a script that completes command lines in a shell.';
  static override readonly description =
    'Completes commands, flags, their values, and the names of models. For bash, add to ~/.bashrc: source <(spigo completion bash). For zsh, add to ~/.zshrc, after compinit: source <(spigo completion zsh). For fish, run once: spigo completion fish > ~/.config/fish/completions/spigo.fish';
  static override readonly examples = [
    'source <(spigo completion bash)',
    'spigo completion fish > ~/.config/fish/completions/spigo.fish',
  ];
  static override readonly args = {
    shell: Args.string({
      required: true,
      options: ['bash', 'zsh', 'fish'],
      description: 'the shell',
    }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Completion);
    const { builtInNames } = await import('../../models/built-in.ts');
    const { completedCommands, SHELLS } = await import('../completion/index.ts');
    process.stdout.write(SHELLS[args.shell](completedCommands(this.config.commands, builtInNames)));
  }
}
