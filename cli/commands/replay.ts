import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { InferredFlags } from '@oclif/core/interfaces';
import { SimulationError } from '../../kernel/index.ts';
import { withModelConsole } from '../session/model-console.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class Replay extends Command {
  static override readonly summary = 'Run a recorded run again, and say whether it is the same.';
  static override readonly description =
    'Takes a result (spigo --json), a trace (--trace), or a token of spigo check. A file may hold the token. Exits 0 when the run is the same, and 1 when the same run breaks a property of its model. Exits 3 when the run differs, and shows the first difference: the event of a trace, or an interval of a result and the actors that differ. For the token of a failure, exits 1 while the failure is there, and 0 when it is fixed. With --actor, it shows what this actor did instead.';
  static override readonly examples = [
    'spigo --seed 42 --json > run.json && spigo replay run.json',
    "spigo replay 'spigo1.…'",
    "spigo replay 'spigo1.…' --html failure.html",
    'spigo replay run.json --actor Pirate3 --from 1s --until 2s',
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'result, trace or token' }),
  };
  static override readonly flags = {
    actor: textFlag({
      helpValue: 'NAME',
      description: 'show what this actor received, drew and sent, and what it changed',
    }),
    from: textFlag({ helpValue: 'TIME', description: 'with --actor: from this instant on' }),
    until: textFlag({ helpValue: 'TIME', description: 'with --actor: before this instant' }),
    html: textFlag({
      helpValue: 'FILE',
      description: 'with a token: write a page that shows the run, opened on its failure',
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Replay);
    refuseRepeats(raw);
    process.exitCode = await withModelConsole(() => replay(args.file, flags));
  }
}

type ReplayFlags = InferredFlags<typeof Replay.flags>;

async function replay(path: string, flags: ReplayFlags): Promise<number> {
  const { readRunFile } = await import('../input/run-file.ts');
  const { spanOf } = await import('../input/span-flags.ts');
  const span = spanOf(flags);
  const file = await readRunFile(path);
  if (flags.html !== undefined && (file.kind !== 'token' || flags.actor !== undefined)) {
    const got = flags.actor === undefined ? `a ${file.kind}` : '--actor';
    throw new SimulationError(
      'bad-argument',
      `--html ${flags.html}: got ${got}, expected a token alone; spigo run FILE --html writes the page of any run`,
    );
  }
  if (flags.actor !== undefined) {
    const { printActor } = await import('../session/inspect-actor.ts');
    return printActor(file, { actor: flags.actor, ...span });
  }
  if (file.kind === 'token') {
    const { replayToken } = await import('../session/replay-token.ts');
    return replayToken(file, flags.html);
  }
  if (file.kind === 'scenario') {
    throw new SimulationError(
      'bad-argument',
      `${path}: got a scenario, expected a result, a trace or a token; spigo run runs it, and spigo check makes its failure small`,
    );
  }
  const { replayFile } = await import('../session/replay-file.ts');
  return replayFile(file);
}
