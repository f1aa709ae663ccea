import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import type { InferredFlags } from '@oclif/core/interfaces';
import { withModelConsole } from '../session/model-console.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { formatCount, plural, printable } from '../terminal/text.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class Verify extends Command {
  static override readonly summary = 'Check that a model depends on its scenario alone.';
  static override readonly description =
    'Draws scenarios as spigo check does. Runs each in two processes, and once more after all others. Exits 0 when all runs of each scenario are the same. Exits 1 when two of them differ, and shows the first event that does.';
  static override readonly examples = ['spigo verify ./mine.ts', 'spigo verify fsm --runs 50'];
  static override readonly args = {
    model: Args.string({ required: true, description: 'built-in model, or module of a model' }),
  };
  static override readonly flags = {
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models" }),
    runs: textFlag({ helpValue: 'COUNT', description: 'scenarios to draw [default: 20]' }),
    seed: textFlag({
      helpValue: 'TEXT',
      description: 'seed; one is drawn and printed if left out',
    }),
    set: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUE',
      description: 'set any option of the model; see spigo models',
    }),
    faults: textFlag({
      helpValue: 'FILE',
      description: 'add the faults and operations of a JSON file to each scenario',
    }),
    limit: textFlag({
      helpValue: 'TIME',
      description: 'wall time that a run may take [default: 60s]',
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Verify);
    refuseRepeats(raw);
    process.exitCode = await withModelConsole(() => verify(args.model, flags));
  }
}

async function verify(name: string, flags: InferredFlags<typeof Verify.flags>): Promise<number> {
  const { drawScenario } = await import('../../kernel/check/index.ts');
  const { resolveCheck } = await import('../input/resolve-check.ts');
  const { verifyModel } = await import('../session/verify-model.ts');
  const { StatusLine } = await import('../terminal/status-line.ts');
  const { describeRunDifference } = await import('../terminal/verification.ts');
  const { resolved, options, runs, limitMs, again } = await resolveCheck('verify', name, flags);
  const { model } = resolved;
  const scenarios = Array.from({ length: runs }, (_, index) =>
    drawScenario(model, { ...options, index }),
  );
  const interrupt = new Interrupt();
  const line = new StatusLine();
  let ranCount = 0;
  try {
    const { signal } = interrupt;
    const ran = (): void => {
      ranCount += 1;
      line.draw(() => `${formatCount(ranCount)} of ${plural(3 * runs, 'run')}`);
    };
    const difference = await verifyModel({ loaded: resolved, scenarios, limitMs, signal, ran });
    line.clear();
    if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    process.stdout.write(
      difference === undefined
        ? `${printable(model.name)}: ${plural(runs, 'scenario')}, each run three times in two processes: the same\n`
        : describeRunDifference(printable(model.name), difference),
    );
    process.stdout.write(`again        ${again}\n`);
    return difference === undefined ? EXIT.held : EXIT.broken;
  } finally {
    line.clear();
    interrupt.release();
  }
}
