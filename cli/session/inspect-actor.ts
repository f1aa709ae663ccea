import {
  type Channel,
  describeError,
  formatDuration,
  type Instant,
  nearest,
  type ObservedEvent,
  type Observer,
  SimulationError,
  type World,
} from '../../kernel/index.ts';
import { loadScenario } from '../input/load-scenario.ts';
import type { RunFile } from '../input/run-file.ts';
import { showState } from '../terminal/actor-state.ts';
import { EXIT } from '../terminal/errors.ts';
import {
  drawInspection,
  type Inspected,
  type InspectedEvent,
  type Inspection,
} from '../terminal/inspection.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { drawnIn } from './draw-watch.ts';
import { drive } from './drive.ts';
import { type RecordedScenario, runAgain } from './run-again.ts';
import { silently } from './silent-console.ts';
import { tellChanges } from './tell-changes.ts';

/** At most so many events are shown. */
const EVENTS_MAX = 200;

/** Prints what an actor of a file's run did. Returns the exit code. */
export async function printActor(file: RunFile, inspected: Inspected): Promise<number> {
  const { scenario, ...loaded } = await loadScenario(file);
  const { model } = loaded;
  if (file.kind === 'token') tellChanges(file, loaded, scenario);
  const interrupt = new Interrupt();
  try {
    const found = await inspectActor({ model, scenario, interrupt }, inspected);
    if (found === undefined) return interrupt.exitCode ?? EXIT.interrupted;
    process.stdout.write(drawInspection(found, inspected, process.stdout));
    return EXIT.held;
  } finally {
    interrupt.release();
  }
}

/**
 * Looks at an actor for a while: what it received, drew, sent and said, and its state before and
 * after each event. It makes the run twice. `undefined` if it is interrupted.
 * @throws bad-argument for an actor that the run does not have.
 */
export async function inspectActor(
  recorded: RecordedScenario,
  inspected: Inspected,
): Promise<Inspection | undefined> {
  const collector = new Collector(inspected);
  const world = await silently(() =>
    runAgain(recorded, { observers: [collector], isJudged: true }),
  );
  const { interrupt } = recorded;
  if (interrupt.exitCode !== undefined) return undefined;
  const isKnown = collector.events.length > 0 || world.actor(inspected.actor) !== undefined;
  if (!isKnown) throw unknownActor(inspected.actor, world);
  const shown = collector.events.slice(0, EVENTS_MAX);
  const events = await look({ world, interrupt }, shown);
  return events && { events, hiddenCount: collector.events.length - shown.length };
}

interface Found {
  readonly event: ObservedEvent;
  /** The events that it has caused. */
  readonly caused: ObservedEvent[];
  readonly said: string[];
}

/** Collects the events of an actor in a span, and what they caused. */
class Collector implements Observer {
  readonly events: Found[] = [];
  private readonly byId = new Map<string, Found>();

  constructor(private readonly inspected: Inspected) {}

  event(event: ObservedEvent): void {
    this.byId.get(event.cause)?.caused.push(event);
    const { actor, from, until } = this.inspected;
    if (event.to.name !== actor || event.at < from || event.at >= until) return;
    const found = { event, caused: [], said: [] };
    this.events.push(found);
    this.byId.set(event.id, found);
  }

  log(text: string, _from: Channel, _at: Instant, index: number): void {
    const last = this.events.at(-1);
    if (last?.event.index === index) last.said.push(text);
  }
}

interface Looking {
  /** The run, at its end. */
  readonly world: World;
  readonly interrupt: Interrupt;
}

/** Runs it again, and stops at each event. */
async function look(
  { world, interrupt }: Looking,
  found: readonly Found[],
): Promise<InspectedEvent[] | undefined> {
  const broken = brokenIn(world);
  const again = world.again(0, { observers: [], isJudged: false });
  const events: InspectedEvent[] = [];
  for (const { event, caused, said } of found) {
    const upToEvent = event.index - 1;
    if (again.eventCount < upToEvent) await drive(again, { interrupt, upToEvent, isPaused: true });
    if (interrupt.exitCode !== undefined) return undefined;
    const before = showState(again, event.to.name);
    const draws = drawnIn(() => void again.advance({ events: 1 }));
    const drawn = draws.get(event.id) ?? [];
    const after = showState(again, event.to.name);
    const breaks = broken.get(event.index) ?? [];
    events.push({ event, caused, said, drawn, breaks, before, after });
  }
  return events;
}

/** What failed at an event, in words, by the number of the event. */
function brokenIn(world: World): ReadonlyMap<number, readonly string[]> {
  const broken = new Map<number, string[]>();
  const note = (event: number, text: string): void =>
    void broken.set(event, [...(broken.get(event) ?? []), text]);
  for (const { property, verdict, event = 0, reason = '' } of world.result().verdicts ?? []) {
    if (verdict === 'broken') note(event, `${JSON.stringify(property)}: ${reason}`);
  }
  const { outcome } = world.result();
  if (outcome.reason === 'actor-failed') note(outcome.events, describeError(outcome.error));
  return broken;
}

function unknownActor(name: string, world: World): SimulationError {
  const names = [...world.actors()].map((actor) => actor.name);
  const hint = names.length > 20 ? '' : nearest(name, names);
  return new SimulationError(
    'bad-argument',
    `--actor ${name}: not in this run, which has ${names.length} actors and ends at ${formatDuration(world.now)}${hint}`,
  );
}
