import {
  type Actor,
  defineModel,
  type ObservedEvent,
  open,
  type Result,
  type ScenarioInput,
  type Setup,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';

/** An actor whose messages and timers may be anything. */
export type Anyone = Actor<unknown, unknown>;

type Input = Partial<ScenarioInput<Readonly<Record<never, never>>>>;

/** The world of a few actors, with nothing run yet; the seed is 'stage' unless the input says another. */
export function stage(
  actors: (setup: Setup) => void,
  input: Input = {},
  options: WorldOptions = {},
): World {
  const model = defineModel({ name: 'stage', actors });
  return open(model, { seed: 'stage', ...input }, options);
}

/** Runs a few actors to the end. */
export function play(
  actors: (setup: Setup) => void,
  input: Input = {},
  options: WorldOptions = {},
): { world: World; result: Result } {
  const world = stage(actors, input, options);
  world.advance();
  return { world, result: world.result() };
}

/** Runs a few actors to the end, and tells the events that were observed. */
export function eventsOf(actors: (setup: Setup) => void, input: Input = {}): ObservedEvent[] {
  const events: ObservedEvent[] = [];
  play(actors, input, { observers: [{ event: (event) => void events.push(event) }] });
  return events;
}
