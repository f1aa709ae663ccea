import type { WorldView } from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { Instance } from './instance/instance.ts';

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
