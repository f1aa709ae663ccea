import { SimulationError } from '../data/errors.ts';
import type { Home } from '../data/identity.ts';
import { problemOf } from '../data/plain-data.ts';
import { shown } from '../data/shown.ts';
import { delaysFrom, type Instant } from '../data/time.ts';
import { type Address, isAddress, shownChannel } from './address.ts';

// What is refused of actors and of the network. It stands in functions of its own, since the compiler inlines only short ones.

/** Says what in a value is no plain data, and where. */
function where(value: unknown, home: Home): string {
  const problem = problemOf(value, home);
  return problem === undefined ? '' : `, ${problem}`;
}

export function refuseChannel({ name, home }: Address, to: unknown): never {
  const got = isAddress(to) ? shownChannel(to) : `${shown(to)}, not a channel`;
  throw new SimulationError(
    'misuse',
    `${name} sends to ${got}, expected one of this run (${home.label})`,
  );
}

export function refuseMessage({ name, home }: Address, to: Address, message: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} sends ${shown(message)} to ${to.name}${where(message, home)}: expected plain JSON data and channels`,
  );
}

export function refuseWrite({ name, home }: Address, key: string, data: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} writes ${shown(data)} to its disk under ${shown(key)}${where(data, home)}: expected plain JSON data and channels`,
  );
}

export function refuseRecord({ name, home }: Address, data: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} records ${shown(data)}${where(data, home)}: expected plain JSON data and channels`,
  );
}

export function refuseGauge({ name }: Address, gauge: string, value: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} sets the gauge ${shown(gauge)} to ${shown(value)}, expected a finite number`,
  );
}

export function refuseObserved({ name }: Address, histogram: string, value: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} observes ${shown(value)} for the histogram ${shown(histogram)}, expected a finite number`,
  );
}

export function refuseKey({ name }: Address, key: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} writes to its disk under ${shown(key)}, expected a text`,
  );
}

export function refuseLatency(latency: unknown): never {
  const got = `the network's latency is ${shown(latency)} us`;
  throw new SimulationError('misuse', `${got}, expected ${delaysFrom(0)}`);
}

export function refuseVerdict(verdict: unknown): never {
  throw new SimulationError(
    'misuse',
    `the network's verdict is ${shown(verdict)}, expected "delivered", a reason or a later instant`,
  );
}

export function refuseDelay({ name }: Address, delay: unknown, isPeriodic: boolean): never {
  const set = `${name} sets a timer ${isPeriodic ? 'every' : 'after'} ${shown(delay)} us`;
  const isFraction = Number.isFinite(delay) && !Number.isInteger(delay);
  const expected = isFraction
    ? 'a whole number: round it by Math.round, or draw it by self.random.duration'
    : delaysFrom(isPeriodic ? 1 : 0);
  throw new SimulationError('misuse', `${set}, expected ${expected}`);
}

export function refuseInstant({ name }: Address, at: unknown, now: Instant): never {
  throw new SimulationError(
    'misuse',
    `${name} sets a timer at ${shown(at)} us, expected an instant, a whole number from now, ${now}`,
  );
}

export function refuseTimer({ name, home }: Address, timer: unknown): never {
  throw new SimulationError(
    'misuse',
    `${name} sets or cancels the timer ${shown(timer)}${where(timer, home)}: expected plain JSON data and channels`,
  );
}

/** Refuses what is no text, or an empty one. `what` says what the actor does with it. */
export function refuseText({ name }: Address, what: string, text: unknown): never {
  throw new SimulationError('misuse', `${name} ${what} ${shown(text)}, expected a text`);
}
