import * as Args from '@oclif/core/args';
import { Command } from '@oclif/core/command';
import {
  CauseObserver,
  type ObservedEvent,
  SimulationError,
  traceLine,
} from '../../kernel/index.ts';
import { withModelConsole } from '../session/model-console.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';

export default class Explain extends Command {
  static override readonly summary = 'Show an event, its causes, and what it changed.';
  static override readonly description =
    "Runs the file's scenario again up to the event, and shows its causes back to the start, and its actor's state before and after.";
  static override readonly examples = [
    'spigo explain run.trace 1478',
    'spigo explain run.json 9f0c52b1e6d2a743',
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'result, trace, scenario or token' }),
    event: Args.string({ required: true, description: 'number of the event, from 1, or its id' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Explain);
    process.exitCode = await withModelConsole(() => explain(args.file, args.event));
  }
}

/** Prints an event of a file's run, its causes and what it changed. Returns the exit code. */
async function explain(path: string, word: string): Promise<number> {
  const { readRunFile } = await import('../input/run-file.ts');
  const { loadScenario } = await import('../input/load-scenario.ts');
  const { drive } = await import('../session/drive.ts');
  const { runAgain } = await import('../session/run-again.ts');
  const { silently } = await import('../session/silent-console.ts');
  const { showState } = await import('../terminal/actor-state.ts');
  const { drawExplanation, shownOf } = await import('../terminal/explanation.ts');
  const file = await readRunFile(path);
  const { model, scenario } = await loadScenario(file);
  const wanted = eventOf(word);
  const interrupt = new Interrupt();
  try {
    const causes = new CauseObserver(wanted);
    const search = await silently(() =>
      runAgain(
        { model, scenario, interrupt },
        {
          observers: [causes],
          upToEvent: typeof wanted === 'number' ? wanted : undefined,
          isDecided: () => causes.found !== undefined,
        },
      ),
    );
    if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    const { found } = causes;
    if (found === undefined) {
      throw new SimulationError(
        'bad-argument',
        `event ${word}: not in this run, which has ${plural(search.eventCount, 'event')}`,
      );
    }
    if (file.kind === 'trace' && isAnother(file.lines(), found)) {
      tell(
        `${path}: event ${found.index} is another one when the run is made again; spigo replay shows where they first differ`,
      );
      return EXIT.diverged;
    }
    const chain = causes.chain();
    const shown = shownOf(chain);
    const events = new Map<number, ObservedEvent>();
    const world = search.again(0, {
      isJudged: false,
      observers: [{ event: (one) => void (shown.has(one.index) && events.set(one.index, one)) }],
    });
    if (found.index > 1) {
      await drive(world, { interrupt, upToEvent: found.index - 1, isPaused: true });
      if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    }
    const before = showState(world, found.to.name);
    world.advance({ events: 1 });
    const after = showState(world, found.to.name);
    const again = events.get(found.index);
    if (again === undefined || traceLine(again) !== traceLine(found)) {
      tell(
        `event ${found.index} is another one when the run is made again: model ${model.name} depends on more than its scenario`,
      );
      return EXIT.diverged;
    }
    process.stdout.write(drawExplanation({ event: found, chain, events, before, after }));
    return EXIT.held;
  } finally {
    interrupt.release();
  }
}

/** The number or the id of an event, as the command line names it. @throws bad-argument. */
function eventOf(word: string): number | string {
  if (/^[1-9]\d{0,14}$/.test(word)) return Number(word);
  if (/^[0-9a-f]{16}$/.test(word)) return word;
  throw new SimulationError(
    'bad-argument',
    `event: got ${JSON.stringify(word)}, expected a number from 1 or an id of 16 hexadecimal digits`,
  );
}

/** Whether the lines of a trace hold another event of that number. False if the trace ends before it. */
function isAnother(lines: Iterator<string>, event: ObservedEvent): boolean {
  let line: string | undefined;
  for (let index = 0; index < event.index; index++) {
    const { value, done } = lines.next();
    if (done || value.startsWith('{"end":')) return false;
    line = value;
  }
  return line !== traceLine(event);
}
