import { expect } from 'vitest';
import {
  type Actor,
  defineModel,
  type Network,
  type ObservedEvent,
  open,
  type Result,
  type ScenarioInput,
  type Self,
  type Setup,
  us,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';

/** An actor whose messages and timers may be anything. */
export type Anyone = Actor<unknown, unknown>;

type Input = Partial<ScenarioInput<Readonly<Record<never, never>>>>;

/** Opens the world of a few actors. The seed is 'stage', unless the input has another. */
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

/** Runs a few actors to the end, and returns the observed events. */
export function eventsOf(actors: (setup: Setup) => void, input: Input = {}): ObservedEvent[] {
  const events: ObservedEvent[] = [];
  play(actors, input, { observers: [{ event: (event) => void events.push(event) }] });
  return events;
}

/** An actor that writes down what it receives, and when. */
export const listener = (seen: string[]): Anyone => ({
  receive: (message, from, self) => {
    seen.push(`${self.now} ${from.name} ${JSON.stringify(message)}`);
  },
  timer: (timer, self) => {
    seen.push(`${self.now} ${JSON.stringify(timer)}`);
  },
});

/** The `self` of such an actor. */
export type Me = Self<unknown, unknown>;

/** Runs one actor that does something at its start; tells what it received after, and the result. */
export function alone(start: (self: Me) => void, timer?: Anyone['timer']) {
  const seen: string[] = [];
  const { result } = play(
    (setup) =>
      void setup.spawn('one', () => ({ ...listener(seen), ...(timer && { timer }), start })),
    { limits: { until: '1h' } },
  );
  return { seen, result };
}

/** An outcome that names an actor that failed, and holds this in its error. */
export const failure = (actor: string, says = '') => ({
  reason: 'actor-failed',
  actor,
  error: expect.stringContaining(says),
});

/** An actor that does things at instants, in microseconds. */
export const doing = (steps: Readonly<Record<number, (self: Me) => void>>): Anyone => ({
  start(self) {
    for (const at of Object.keys(steps)) self.at(Number(at), Number(at));
  },
  timer: (timer, self) => steps[Number(timer)](self),
});

/** Runs what the set-up spawns beside "boss", who does this at these instants; each message takes 10 us. */
export const boss = (
  steps: Readonly<Record<number, (self: Me) => void>>,
  others: (setup: Setup) => void = () => undefined,
) =>
  play(
    (setup) => {
      others(setup);
      setup.spawn('boss', () => doing(steps));
    },
    {},
    { network: slow },
  );

/** Each message takes 10 us. */
const slow: Network = { fate: () => ({ latency: us(10), isOrdered: true, isSteady: true }) };

/** What was thrown for a misuse, and says this. */
export const misuse = (says = '') =>
  expect.objectContaining({ code: 'misuse', message: expect.stringContaining(says) });
