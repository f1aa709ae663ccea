import type { Service } from '../architecture/architecture.ts';
import type { Calls } from './calls.ts';
import type { Station } from './station.ts';

/**
 * What people see of an instance. It is the first of these that is true:
 * - full: its queue is full, and the next request is refused
 * - queueing: requests wait for a worker
 * - retrying: it repeats a call that has failed
 * - busy: it serves a request, or waits for the answer to a call
 * - idle
 */
export type InstanceState = 'full' | 'queueing' | 'retrying' | 'busy' | 'idle';

/** A full queue counts as full until a tenth of it is free. Else its state would change with each request. */
const STILL_FULL = 0.9;

/** Finds the state of an instance that was in the state `before`. O(1), since it is asked after each event. */
export function stateOf(
  { workers, queue }: Service,
  { busyCount, waitingCount }: Station<unknown>,
  calls: Calls,
  before: InstanceState | undefined,
): InstanceState {
  const full = before === 'full' ? STILL_FULL * queue : queue;
  if (busyCount === workers && waitingCount >= full) return 'full';
  if (waitingCount > 0) return 'queueing';
  if (calls.retryingCount > 0) return 'retrying';
  return busyCount > 0 || calls.openCount > 0 ? 'busy' : 'idle';
}
