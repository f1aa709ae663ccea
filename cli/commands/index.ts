import Check from './check.ts';
import Completion from './completion.ts';
import Diff from './diff.ts';
import Explain from './explain.ts';
import Models from './models.ts';
import Replay from './replay.ts';
import Run from './run.ts';
import Sweep from './sweep.ts';
import SweepMerge from './sweep-merge.ts';
import Verify from './verify.ts';
import View from './view.ts';

/**
 * The commands, by name. Every start of spigo loads all of their files. So a command imports the parts that load many
 * modules only when it runs. Small modules it imports at once, since each import at run time costs some milliseconds.
 */
export const COMMANDS = {
  run: Run,
  check: Check,
  replay: Replay,
  diff: Diff,
  explain: Explain,
  verify: Verify,
  sweep: Sweep,
  'sweep:merge': SweepMerge,
  view: View,
  models: Models,
  completion: Completion,
};
