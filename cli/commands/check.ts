import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { InferredFlags } from '@oclif/core/interfaces';
import { withModelConsole } from '../session/model-console.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class Check extends Command {
  static override readonly summary = 'Look for a scenario in which a property of a model fails.';
  static override readonly description =
    'Draws scenarios with faults that the model tolerates, and runs them on all cores. A failure is made as small as possible, and told with the line that replays it. Given a file of a run, or a token, it tries this one scenario. Exits 0 when all properties hold, 1 when one fails.';
  static override readonly examples = [
    'spigo check ./mine.ts',
    'spigo check ./mine.ts --for 30s --faults crash,cut',
    'spigo check fsm --runs 200 --seed 42',
    'spigo check ./mine.ts --html failure.html',
    'spigo check scenario.json',
  ];
  static override readonly args = {
    model: Args.string({
      required: true,
      description:
        'built-in model, or module of a model; or a scenario, a result, a trace or a token, which is tried alone',
    }),
  };
  static override readonly flags = {
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models" }),
    runs: textFlag({
      helpValue: 'COUNT',
      description: 'scenarios to try [default: 1000, without --for]',
    }),
    for: textFlag({ helpValue: 'TIME', description: 'try scenarios for this wall time' }),
    only: textFlag({
      helpValue: 'NUMBER',
      description: 'try the scenario of this number alone; the first is 0',
    }),
    seed: textFlag({
      helpValue: 'TEXT',
      description: 'seed of all scenarios; one is drawn and printed if left out',
    }),
    faults: textFlag({
      helpValue: 'KINDS',
      description:
        'kinds of faults to draw, such as crash,cut; or none [default: what the model tolerates]',
    }),
    beyond: Flags.boolean({ description: 'also draw faults that the model does not tolerate' }),
    set: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUE',
      description: 'set any option of the model; see spigo models',
    }),
    workers: textFlag({ helpValue: 'COUNT', description: 'threads [default: one a core]' }),
    limit: textFlag({
      helpValue: 'TIME',
      description: 'wall time that a run may take [default: 10s]',
    }),
    corpus: Flags.boolean({
      allowNo: true,
      default: true,
      description: 'try earlier failures first, and keep new ones in .spigo/corpus',
    }),
    html: textFlag({
      helpValue: 'FILE',
      description: 'write a page that shows and replays the failure, for any browser',
    }),
    json: Flags.boolean({ description: 'print the report as one JSON object' }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Check);
    refuseRepeats(raw);
    process.exitCode = await withModelConsole(() => check(args.model, flags));
  }
}

async function check(name: string, flags: InferredFlags<typeof Check.flags>): Promise<number> {
  const { holdsRun, resolveGiven } = await import('../input/resolve-given.ts');
  const { resolveCheck } = await import('../input/resolve-check.ts');
  const { performCheck } = await import('../session/perform-check.ts');
  const asked = holdsRun(name)
    ? await resolveGiven(name, flags)
    : await resolveCheck('check', name, flags);
  return performCheck(asked, { isKept: flags.corpus, isJson: flags.json, html: flags.html });
}
