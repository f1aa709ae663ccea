import { bashCompletion } from './bash.ts';
import type { CompletedCommand } from './completed.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

export { completedCommands } from './completed.ts';

/** The shells, each with what makes its script. */
export const SHELLS: Readonly<Record<string, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};
