import {
  always,
  each,
  type Instant,
  type Property,
  SECOND,
  type WorldView,
} from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { Instance } from './instance/instance.ts';
import { LEASE } from './instance/packages/registry.ts';

/** How many requests have entered an architecture, how they ended, and how many are under way. */
export interface RequestTotals {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly inFlight: number;
}

/** Counts the requests of a world's architecture. O(instances + requests). */
export function requestTotals(world: WorldView): RequestTotals {
  const totals = { sent: 0, answered: 0, failed: 0, timedOut: 0, inFlight: 0 };
  for (const { actor } of world.actors()) {
    if (!(actor instanceof Instance)) continue;
    totals.sent += actor.requests.sent;
    totals.answered += actor.requests.answered;
    totals.failed += actor.requests.failed;
    totals.timedOut += actor.requests.timedOut;
    totals.inFlight += actor.inFlight();
  }
  return totals;
}

/** Checks that no request is lost or ends twice: answered + failed + timed out + in flight = sent. */
export function requestsAddUp(world: WorldView): Finding {
  const { sent, ...parts } = requestTotals(world);
  const sum = Object.values(parts).reduce((total, part) => total + part, 0);
  return sum === sent || `${sum} requests are accounted for, ${sent} were sent`;
}

/** How often the whole architecture is looked at. Looking more often would slow its run. */
const LOOK = 60 * SECOND;

/** Checks that no registry tells its clients of an instance that has been gone for longer than a lease. */
function registriesForget(world: WorldView, goneSince: Map<string, Instant>): Finding {
  for (const { name, life } of world.actors()) {
    if (life === 'present') goneSince.delete(name);
    else if (!goneSince.has(name)) goneSince.set(name, world.now);
  }
  for (const { name, life, actor } of world.actors()) {
    if (life !== 'present' || !(actor instanceof Instance)) continue;
    for (const channel of actor.registered(world.now)) {
      const since = goneSince.get(channel.name) ?? world.now;
      if (world.now - since > LEASE + LOOK) return `${name} still knows ${channel.name}`;
    }
  }
  return true;
}

/** What holds in every run of an architecture, whatever fails. */
export const serviceProperties: readonly Property[] = [
  always(
    'every request is answered, failed, timed out or under way',
    { every: LOOK },
    requestsAddUp,
  ),
  each(
    'no request is answered twice',
    Instance,
    ({ answeredAgain }) => answeredAgain === 0 || `answered ${answeredAgain} requests again`,
  ),
  each(
    'retries stay within their budget',
    Instance,
    ({ attemptsMax, service: { retries } }) =>
      attemptsMax <= retries + 1 || `made ${attemptsMax} attempts, with ${retries} retries allowed`,
  ),
  always(
    'registries forget the dead',
    { every: LOOK, memory: () => new Map<string, Instant>() },
    registriesForget,
  ),
];
