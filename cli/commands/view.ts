import { once } from 'node:events';
import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { InferredFlags } from '@oclif/core/interfaces';
import { option, readOption, SimulationError } from '../../kernel/index.ts';
import { withModelConsole } from '../session/model-console.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { refuseRepeats } from '../terminal/refuse-repeats.ts';
import { tell } from '../terminal/tell.ts';
import { textFlag } from '../terminal/text-flag.ts';

export default class View extends Command {
  static override readonly summary = 'Watch a run in the browser, and change it by hand.';
  static override readonly description =
    'Serves a page on this machine alone, and prints its address. Without a model, the page is the gallery: all built-in models, and the scenarios of this folder. Runs until it is interrupted.';
  static override readonly examples = [
    'spigo view',
    'spigo view swim --open',
    'spigo view ./mine.ts --seed 7',
    'spigo view scenario.json --port 8080',
  ];
  static override readonly args = {
    model: Args.string({
      description: 'model, scenario (.json), or module of a model (.ts, .js, .mjs)',
    }),
  };
  static override readonly flags = {
    port: textFlag({ helpValue: 'PORT', description: 'port to listen on [default: a free one]' }),
    open: Flags.boolean({ description: 'open the page in the browser' }),
    seed: textFlag({ helpValue: 'TEXT', description: 'seed; one is drawn if left out' }),
    set: textFlag({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'OPTION=VALUE',
      description: 'set any option of the model; see spigo models',
    }),
    duration: textFlag({
      char: 'd',
      helpValue: 'TIME',
      description: 'virtual time to run: 90s, 10m, 30d; a number alone counts seconds',
    }),
    population: textFlag({ char: 'p', helpValue: 'COUNT', description: 'population' }),
    faults: textFlag({
      helpValue: 'FILE',
      description: 'add the faults and operations of a JSON file',
    }),
    export: textFlag({ helpValue: 'NAME', description: "which of the module's models to run" }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(View);
    refuseRepeats(raw);
    refuseLone(args.model, flags);
    process.exitCode = await withModelConsole(() => view(args.model, flags));
  }
}

type ViewFlags = InferredFlags<typeof View.flags>;

/** Serves until a signal comes, which is how it is meant to end. */
async function view(file: string | undefined, flags: ViewFlags): Promise<number> {
  const { ViewServer } = await import('../view/view-server.ts');
  const { gallerySite, runSite } = await import('../view/sites.ts');
  const interrupt = new Interrupt();
  try {
    const port = portOf(flags.port);
    const site = file === undefined ? gallerySite() : await runSite(file, flags);
    const server = await ViewServer.listen({ site, port, say: tell });
    process.stdout.write(`${server.url}\n`);
    if (flags.open) {
      const { openPage } = await import('../output/open-file.ts');
      await openPage(server.url);
    }
    if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
    await server.close();
    return EXIT.held;
  } finally {
    interrupt.release();
  }
}

/** @throws bad-option for a flag that changes a run where none is named. */
function refuseLone(file: string | undefined, flags: ViewFlags): void {
  if (file !== undefined) return;
  const { open, port, ...others } = flags;
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined) continue;
    throw new SimulationError(
      'bad-argument',
      `--${name}: got no model, expected one whose run it changes`,
    );
  }
}

const PORT = option.count(0, { min: 0, max: 65_535 });

/** 0 for a free one. @throws bad-option. */
const portOf = (text: string | undefined): number =>
  text === undefined ? 0 : Number(readOption(PORT, text, '--port'));
