import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { InferredFlags } from '@oclif/core/interfaces';
import type { Result } from '../../kernel/index.ts';
import { commandWords } from '../input/command-words.ts';
import { type Ran, reproduceLine } from '../input/reproduce.ts';
import type { ResolvedRun } from '../input/resolve-run.ts';
import { spanOptionsOf } from '../input/span-options.ts';
import { type ChosenOutput, chosenOutputs, OUTPUTS } from '../output/outputs.ts';
import { refuseOverwriting } from '../output/refuse-overwriting.ts';
import { withModelConsole } from '../session/model-console.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import type { KnownBy } from '../terminal/known-by.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { textFlag } from '../terminal/text-flag.ts';

/** Some outputs stand beside related flags in the help. The others, and any new one, stand at its end. */
const { cpuprofile, graphml, graphjson, html, ...otherOutputs } = OUTPUTS;

export default class Run extends Command {
  static override readonly summary = 'Run a simulation (the default command).';
  static override readonly description =
    'Runs an architecture, a scenario from a JSON file, or a model of your own from a module. The same seed makes the same run, to the last event.';
  static override readonly examples = [
    'spigo -d 10 -p 100 --seed 42',
    'spigo -a fsm -d 2 -j -p 10',
    'spigo -a netflixoss -p 200 -w 2',
    'spigo -a ./my_arch.json',
    'spigo --html run.html --open',
    'spigo run scenario.json --seed 7 --json',
    'spigo run ./mine.ts --set members=9 -d 10m',
    'spigo run rumor --plot residue --measures rumor.csv',
  ];
  static override readonly args = {
    file: Args.string({
      description: 'model, scenario (.json), or module of a model (.ts, .js, .mjs)',
    }),
  };
  static override readonly flags = {
    arch: textFlag({
      char: 'a',
      helpValue: 'NAME',
      description: 'model, or file of an architecture; see spigo models [default: fsm]',
    }),
    duration: textFlag({
      char: 'd',
      helpValue: 'TIME',
      description: 'virtual time to run: 90s, 10m, 30d; a number alone counts seconds',
    }),
    population: textFlag({
      char: 'p',
      helpValue: 'COUNT',
      description:
        'population; of an architecture, the scale of its instances in percent, not of its traffic',
    }),
    regions: textFlag({ char: 'w', helpValue: 'COUNT', description: 'regions to deploy in' }),
    graphml,
    graphjson,
    collapse: Flags.boolean({
      char: 'f',
      description: 'show services in place of their instances, in graph files and the page',
    }),
    html,
    open: Flags.boolean({
      description: 'open the page in the browser; without --html it is ARCH.html',
    }),
    messages: Flags.boolean({ char: 'm', description: 'print every message' }),
    reload: Flags.boolean({ char: 'r', description: 'start from the graph in ARCH.json' }),
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
      description: 'add the faults and operations of a JSON file',
    }),
    ties: textFlag({
      options: ['fifo', 'shuffled'],
      description: 'order of events at one instant [default: fifo]',
    }),
    strict: Flags.boolean({
      allowNo: true,
      description:
        'freeze what is sent, so that a sender that changes it fails [default: as the model says]',
    }),
    until: textFlag({ helpValue: 'TIME', description: 'stop the run before this instant' }),
    events: textFlag({
      helpValue: 'COUNT',
      description: 'stop the run after this many events',
    }),
    pending: textFlag({
      helpValue: 'COUNT',
      description: 'stop the run at this many pending events',
    }),
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models to run" }),
    json: Flags.boolean({
      description: 'print the result as one JSON object, messages to standard error',
    }),
    ...otherOutputs,
    plot: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME',
      description: 'draw a measure of the model over time; repeat it for several',
    }),
    force: Flags.boolean({
      description: 'let -g, -j and --open replace files that spigo has not written',
    }),
    epoch: textFlag({
      helpValue: 'TIME',
      description: 'start of virtual time in --spans, such as now [default: 2000-01-01]',
    }),
    'spans-sample': textFlag({
      helpValue: 'SHARE',
      description: 'share of requests whose spans are written, such as 0.01',
    }),
    cpuprofile,
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Run);
    refuseRepeats(raw);
    if (this.argv.length === 0 && process.stdout.isTTY) {
      const { isWelcome, welcome } = await import('../welcome/welcome.ts');
      if (isWelcome(process.stdout)) {
        process.exitCode = await welcome(process.stdout);
        return;
      }
    }
    process.exitCode = await withModelConsole(() => perform(args.file, flags));
  }
}

type RunFlags = InferredFlags<typeof Run.flags>;

/** Runs a simulation, writes its outputs and prints how it went. Returns the exit code. */
async function perform(path: string | undefined, flags: RunFlags): Promise<number> {
  const { resolveRun } = await import('../input/resolve-run.ts');
  const { measuresOf } = await import('../input/run-flags.ts');
  const { runSession } = await import('../session/session.ts');
  const printing = await import('../terminal/run-report.ts');
  const resolved = await resolveRun(path, flags);
  const { model, input } = resolved;
  const plotted = measuresOf(flags.plot, model);
  const outputs = chosenOutputs(flags, model.name);
  const spanOptions = spanOptionsOf(flags);
  refuseOverwriting(outputs, resolved, flags.force);
  const again = reproducing(resolved, outputs);
  const knownBy = process.stdout.isTTY === true && !flags.json ? await countDegrees() : undefined;
  // Signals are heard before the first file is opened, so that it is given up if one comes.
  const interrupt = new Interrupt();
  try {
    const session = await runSession(model, input, {
      outputs,
      isMeasured: knownBy !== undefined,
      isCollapsed: flags.collapse,
      plotted,
      spanOptions,
      messages: flags.messages ? (flags.json ? process.stderr : process.stdout) : undefined,
      observers: knownBy === undefined ? [] : [knownBy],
      args: [...commandWords(), ...process.argv.slice(2)].join(' '),
      again,
      interrupt,
      pageModule: async (path) => (await import('../input/page-module.ts')).pageModule(path),
    });
    const { result, wallMs } = session;
    const report = { ...session, model, knownBy, again: again(result) };
    printing.printEnding(report);
    if (flags.json) {
      await printJson(result, wallMs);
      printing.printBroken(report);
    }
    printing.printPlots(plotted, result, flags.json ? process.stderr : process.stdout);
    const isWhole = flags.json || printing.printSummary(report);
    const opened = outputs.find(({ isOpened }) => isOpened);
    if (opened !== undefined) {
      const { openFile } = await import('../output/open-file.ts');
      await openFile(opened.path);
    }
    return isWhole ? session.exitCode : EXIT.broken;
  } finally {
    interrupt.release();
  }
}

/** Makes the line that runs a scenario again. It has a remark if an output replaces the graph that was reloaded. */
function reproducing(
  { origin, reloaded }: ResolvedRun,
  outputs: readonly ChosenOutput[],
): (ran: Ran) => string {
  const replacing = outputs.find(({ path, output }) => output.isReloadable && path === reloaded);
  const remark =
    replacing === undefined
      ? ''
      : `  # with the ${reloaded} of before: ${replacing.output.word} has replaced it`;
  return (ran) => `${reproduceLine(ran, origin)}${remark}`;
}

async function countDegrees(): Promise<KnownBy> {
  const { KnownBy } = await import('../terminal/known-by.ts');
  return new KnownBy();
}

async function printJson(result: Result, wallMs: number): Promise<void> {
  const { resultJson } = await import('../output/result-json.ts');
  const { versions } = await import('../output/versions.ts');
  process.stdout.write(resultJson(result, versions(), wallMs));
}
