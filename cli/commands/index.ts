import Diff from './diff.ts';
import Explain from './explain.ts';
import Models from './models.ts';
import Replay from './replay.ts';
import Run from './run.ts';

/** The commands, by name: each loads what it needs only when it runs. */
export const COMMANDS = {
  run: Run,
  replay: Replay,
  diff: Diff,
  explain: Explain,
  models: Models,
};
