import { inspect } from 'node:util';
import {
  CauseObserver,
  formatDuration,
  type ObservedEvent,
  SimulationError,
  type TracedEvent,
  traceLine,
  type World,
} from '../kernel/index.ts';
import { loadScenario } from './input/load-scenario.ts';
import { readRunFile } from './input/run-file.ts';
import { drive } from './session/drive.ts';
import { Interrupt } from './session/interrupt.ts';
import { openAgain, openWorld } from './session/open-world.ts';
import { showEvent } from './terminal/difference.ts';
import { EXIT } from './terminal/errors.ts';
import { style } from './terminal/style.ts';
import { formatCount, plural, printable } from './terminal/text.ts';

/** Causes shown at most: the first few and the last ones. */
const FIRST_SHOWN = 5;
const LAST_SHOWN = 15;

/** `spigo explain`: shows an event, its causes and its effect on its actor. Returns the exit code. */
export async function explainCommand(path: string, event: string): Promise<number> {
  const file = readRunFile(path);
  const { model, scenario } = await loadScenario(file);
  const wanted = /^[1-9]\d{0,14}$/.test(event) ? Number(event) : event;
  if (typeof wanted === 'string' && !/^[0-9a-f]{16}$/.test(wanted)) {
    throw new SimulationError(
      'bad-argument',
      `event: got ${JSON.stringify(event)}, expected a number from 1 or an id of 16 hexadecimal digits`,
    );
  }
  const interrupt = new Interrupt();
  try {
    const causes = new CauseObserver(wanted);
    const search = openWorld(model, scenario, { observers: [causes] });
    const isNumber = typeof wanted === 'number';
    await drive(search, {
      interrupt,
      ...(isNumber && { upToEvent: wanted }),
      afterSlice: () => {
        if (causes.found !== undefined) search.interrupt();
      },
    });
    if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    const { found } = causes;
    if (found === undefined) {
      throw new SimulationError(
        'bad-argument',
        `event ${event}: not in this run, which has ${plural(search.eventCount, 'event')}`,
      );
    }
    if (file.kind === 'trace' && isAnother(file.lines(), found)) {
      process.stderr.write(
        `spigo: ${printable(path)}: event ${found.index} is another one when the run is made again; spigo replay shows where they first differ\n`,
      );
      return EXIT.diverged;
    }
    const chain = causes.chain();
    const events = new Map<number, ObservedEvent>();
    const shown = new Set([...chain.slice(0, FIRST_SHOWN), ...chain.slice(-LAST_SHOWN)]);
    const world = openAgain(model, search, {
      observers: [{ event: (one) => void (shown.has(one.index) && events.set(one.index, one)) }],
    });
    if (found.index > 1) {
      await drive(world, { interrupt, upToEvent: found.index - 1, isPaused: true });
      if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    }
    const before = stateOf(world, found.to.name);
    world.advance({ events: 1 });
    const after = stateOf(world, found.to.name);
    const again = events.get(found.index);
    if (again === undefined || traceLine(again) !== traceLine(found)) {
      process.stderr.write(
        `spigo: event ${found.index} is another one when the run is made again: model ${model.name} depends on more than its scenario\n`,
      );
      return EXIT.diverged;
    }
    process.stdout.write(explanation(found, chain, events, before, after));
    return EXIT.held;
  } finally {
    interrupt.release();
  }
}

/** Whether the lines of a trace tell of another event in its place; one that the trace does not reach is none. */
function isAnother(lines: Iterator<string>, event: ObservedEvent): boolean {
  let line: string | undefined;
  for (let index = 0; index < event.index; index++) {
    const { value, done } = lines.next();
    if (done || value.startsWith('{"end":')) return false;
    line = value;
  }
  return line !== traceLine(event);
}

type State = ReadonlyMap<string, string>;

/** The actor's fields, each as text. */
function stateOf(world: World, name: string): State {
  const view = world.actor(name);
  const fields = new Map<string, string>([['(life)', view?.life ?? 'not there yet']]);
  for (const [key, value] of Object.entries(view?.actor ?? {})) {
    const text = inspect(value, { depth: 4, breakLength: 68, maxArrayLength: 20 });
    fields.set(key, text.replaceAll('\n', '\n      '));
  }
  return fields;
}

function explanation(
  found: ObservedEvent,
  chain: readonly number[],
  events: ReadonlyMap<number, ObservedEvent>,
  before: State,
  after: State,
): string {
  const bold = (text: string): string => style(process.stdout, 'bold', text);
  const line = (event: ObservedEvent): string =>
    showEvent(JSON.parse(traceLine(event)) as TracedEvent);
  const lines = [bold('Event'), `  ${line(found)}`, bold('Causes, from the start')];
  const causes = chain.slice(0, -1);
  let hidden = 0;
  for (const index of causes) {
    const event = events.get(index);
    if (event === undefined) {
      hidden++;
      continue;
    }
    if (hidden > 0) lines.push(`  ... ${formatCount(hidden)} more`);
    hidden = 0;
    lines.push(`  ${line(event)}`);
  }
  if (causes.length === 0) lines.push('  none: it is a root');
  lines.push(
    bold(
      `State of ${printable(found.to.name)} at ${formatDuration(found.at)}, before (-) and after (+)`,
    ),
  );
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    if (old === now) lines.push(`    ${key}: ${old}`);
    else {
      if (old !== undefined) lines.push(style(process.stdout, 'red', `  - ${key}: ${old}`));
      if (now !== undefined) lines.push(style(process.stdout, 'green', `  + ${key}: ${now}`));
    }
  }
  return `${lines.join('\n')}\n`;
}
