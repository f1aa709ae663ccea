import type { Measures, WorldView } from '../../kernel/index.ts';
import type { Service } from './architecture/architecture.ts';
import { Instance } from './instance/instance.ts';
import { RESPONSE_MS } from './instance/tally.ts';

const counted =
  (name: string) =>
  ({ counts }: WorldView): number =>
    counts.model[name] ?? 0;

const response =
  (share: number) =>
  (world: WorldView): number =>
    world.histogram(RESPONSE_MS).quantile(share);

/** How many requests wait for a worker. Those at an instance that is down are lost. O(instances). */
function waiting(world: WorldView): number {
  let count = 0;
  for (const { actor, life } of world.actors()) {
    if (!(actor instanceof Instance)) continue;
    if (life === 'present' || actor.isDismissed) count += actor.station.waitingCount;
  }
  return count;
}

/** The share of their time so far in which the workers of the busiest service were busy. O(instances). */
function utilisation(world: WorldView): number {
  const loads = new Map<Service, { busyUs: number; workers: number }>();
  for (const { actor } of world.actors()) {
    if (!(actor instanceof Instance)) continue;
    const { busyUs, workers } = actor.station.load(world.now);
    const { service } = actor;
    const load = loads.get(service);
    if (load === undefined) {
      loads.set(service, { busyUs, workers });
    } else {
      load.busyUs += busyUs;
      load.workers += workers;
    }
  }
  let most = Number.NaN;
  for (const { busyUs, workers } of loads.values()) {
    const share = busyUs / (workers * world.now);
    if (!(most >= share)) most = share;
  }
  return most;
}

/**
 * The measures of every architecture. Requests and response times are those of the requests from
 * outside, from the start of the run on.
 */
export const serviceMeasures: Measures = {
  requests: counted('requests'),
  answered: counted('answered'),
  failed: counted('failed'),
  timedOut: counted('timedOut'),
  retries: counted('retries'),
  responseP50Ms: response(0.5),
  responseP99Ms: response(0.99),
  waiting,
  utilisation,
};
