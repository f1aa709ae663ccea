import Diff from './diff.ts';
import Explain from './explain.ts';
import Models from './models.ts';
import Replay from './replay.ts';
import Run from './run.ts';

/**
 * The commands, by name. Every start of spigo loads all of their files. So a command imports modules that only it needs
 * inside `run`; its other imports are types, and modules that every start loads anyway.
 */
export const COMMANDS = {
  run: Run,
  replay: Replay,
  diff: Diff,
  explain: Explain,
  models: Models,
};
