import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { InferredFlags } from '@oclif/core/interfaces';
import { SimulationError } from '../../kernel/index.ts';
import { withModelConsole } from '../session/model-console.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class Replay extends Command {
  static override readonly summary = 'Run a recorded run again, and say whether it is the same.';
  static override readonly description =
    'Takes a result (spigo --json) or a trace (--trace). Exits 0 when the run is the same, or 1 if it breaks a property of its model; 3 when it differs, and shows where first: the event of a trace, the interval and the actors of a result. With --actor, it shows what an actor did instead.';
  static override readonly examples = [
    'spigo --seed 42 --json > run.json && spigo replay run.json',
    'spigo replay run.json --actor Pirate3 --from 1s --until 2s',
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'result or trace' }),
  };
  static override readonly flags = {
    actor: textFlag({
      helpValue: 'NAME',
      description: 'show what this actor received, drew and sent, and what it changed',
    }),
    from: textFlag({ helpValue: 'TIME', description: 'with --actor: from this instant on' }),
    until: textFlag({ helpValue: 'TIME', description: 'with --actor: before this instant' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Replay);
    process.exitCode = await withModelConsole(() => replay(args.file, flags));
  }
}

type ReplayFlags = InferredFlags<typeof Replay.flags>;

async function replay(path: string, flags: ReplayFlags): Promise<number> {
  const { readRunFile } = await import('../input/run-file.ts');
  const { spanOf } = await import('../input/span-flags.ts');
  const span = spanOf(flags);
  const file = readRunFile(path);
  if (flags.actor !== undefined) {
    const { printActor } = await import('../session/inspect-actor.ts');
    return printActor(file, { actor: flags.actor, ...span });
  }
  if (file.kind === 'scenario') {
    throw new SimulationError(
      'bad-argument',
      `${path}: got a scenario, expected a result or a trace; spigo run runs it`,
    );
  }
  const { replayFile } = await import('../session/replay-file.ts');
  return replayFile(file);
}
