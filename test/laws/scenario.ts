import {
  type Actor,
  ms,
  open,
  type Result,
  type ScenarioInput,
  type Self,
  type Slice,
  simulate,
  type World,
  type WorldOptions,
} from '../../kernel/index.ts';
import { fsm } from '../../models/fsm/fsm.ts';

/** A scenario of the pirates. */
export type FsmInput = ScenarioInput<Parameters<typeof fsm.actors>[1]>;

/** The result of a run as text. Equal texts mean the same run. */
export const told = (result: Result): string => JSON.stringify(result);

/** Runs to the end in one go, strictly. */
export const run = (input: FsmInput, options?: WorldOptions): string =>
  told(simulate(fsm, { strict: true, ...input }, options));

/** Cuts a run into slices of so many events or microseconds. */
export type Cut = { readonly events: number } | { readonly us: number };

/** Runs to the end in slices that follow the cuts in turn, and looks at the world after each. */
export function runInSlices(world: World, cuts: readonly Cut[], look?: () => void): Result {
  let until = 0;
  for (let index = 0; ; index++) {
    const cut = cuts[index % cuts.length];
    if ('us' in cut) until = Math.max(until, world.now) + cut.us;
    const slice: Slice = 'us' in cut ? { until } : cut;
    const outcome = world.advance(slice);
    look?.();
    if (outcome !== 'paused') return world.result();
  }
}

/**
 * Checks that sent = delivered + dropped + in flight, and that the world lists all messages in
 * flight.
 */
export function balance(world: World): true | string {
  const { sent, duplicated, delivered, dropped: reasons, inFlight } = world.counts;
  const dropped = Object.values(reasons).reduce((sum, count) => sum + count, 0);
  if (sent + duplicated !== delivered + dropped + inFlight) {
    return `sent ${sent}, copies ${duplicated}, delivered ${delivered}, dropped ${dropped}, in flight ${inFlight}`;
  }
  const found = [...world.inFlight()].length;
  return found === inFlight || `${inFlight} in flight, found ${found}`;
}

/** The hash of each actor by name; the result has few enough actors for a hash each. */
export function hashesByName({ actors }: Result): Map<string, string> {
  if (actors.groupSize !== 1) throw new Error('too many actors to compare them one by one');
  return new Map(actors.groups.map(([name, hash]) => [name, hash]));
}

/**
 * An unrelated actor. It sets timers, draws, counts, sends to itself, and spawns actors that soon
 * leave.
 */
class Stranger implements Actor<number, 'Tick'> {
  tickCount = 0;

  constructor(readonly isPassing: boolean) {}

  start(self: Self<number, 'Tick'>): void {
    self.every(ms(70), 'Tick');
  }
  receive(_message: number, _from: unknown, self: Self<number, 'Tick'>): void {
    self.count('heard by a stranger');
  }
  timer(_timer: 'Tick', self: Self<number, 'Tick'>): void {
    self.send(self.channel, self.random.integer(0, 9));
    self.after(ms(30), 'Tick');
    self.every(ms(50), 'Tick');
    this.tickCount += 1;
    if (this.isPassing) self.leave();
    else if (this.tickCount % 50 === 0) self.spawn(`passer ${self.now}`, () => new Stranger(true));
  }
}

/** The pirates, and a stranger before or after them. They do not know it. */
export const fsmAndStranger = (place: 'before' | 'after'): typeof fsm => ({
  ...fsm,
  actors(setup, options) {
    if (place === 'before') setup.spawn('stranger', () => new Stranger(false));
    fsm.actors(setup, options);
    if (place === 'after') setup.spawn('stranger', () => new Stranger(false));
  },
});

/** Opens a world of the pirates, which is strict. */
export const openFsm = (input: FsmInput, options?: WorldOptions): World =>
  open(fsm, { strict: true, ...input }, options);
