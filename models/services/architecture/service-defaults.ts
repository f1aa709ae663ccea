import {
  constant,
  DAY,
  type Distribution,
  type Duration,
  exponential,
  lognormal,
  MILLISECOND,
  SECOND,
} from '../../../kernel/index.ts';
import type { Package } from './architecture.ts';

/** The defaults for services of a package. */
export interface PackageDefaults {
  /** Tells what a service of this package does with a request. */
  readonly summary: string;
  readonly serviceTime: Distribution;
  readonly workers: number;
  readonly queue: number;
}

/** Even a slow service gets to the last of so few requests before its caller's timeout. */
const QUEUE = 100;

/**
 * A processor's work. It is mostly near the median, sometimes several times as long, and never near
 * 0.
 */
const work = (medianMs: number): Distribution => lognormal(medianMs * MILLISECOND, 0.5);

/**
 * The defaults of each package, with reasons. The numbers are rough. How they compare matters more
 * than their values, and a file can state better ones.
 */
export const PACKAGE_DEFAULTS: Readonly<Record<Package, PackageDefaults>> = {
  // It copies bytes, and holds a connection for each request.
  elb: {
    summary: 'Balances load: hands a request to one of its dependencies, in its zone.',
    serviceTime: constant(0.1 * MILLISECOND),
    workers: 1000,
    queue: QUEUE,
  },
  // It reads a request, filters it and chooses a route. That is little work, for many requests at
  // once.
  zuul: {
    summary: 'A proxy: hands a request to one of its dependencies, in its zone.',
    serviceTime: work(1),
    workers: 64,
    queue: QUEUE,
  },
  // It has one purpose, and runs on a small machine.
  karyon: {
    summary: 'Business logic: calls each of its dependencies, in its zone.',
    serviceTime: work(4),
    workers: 16,
    queue: QUEUE,
  },
  // It does on one machine what several services of one purpose do.
  monolith: {
    summary: 'All the logic at once: calls each of its dependencies, in all zones.',
    serviceTime: work(8),
    workers: 16,
    queue: QUEUE,
  },
  // It translates a request for the services that hold the data.
  staash: {
    summary: 'Data access: asks its caches, and then its stores.',
    serviceTime: work(1),
    workers: 32,
    queue: QUEUE,
  },
  // The time that a search has taken says nothing about the time that it will still take.
  store: {
    summary: 'Keeps data.',
    serviceTime: exponential(MILLISECOND),
    workers: 8,
    queue: QUEUE,
  },
  // A node reads several files, and sometimes collects garbage.
  priamCassandra: {
    summary: 'A hash ring that keeps replicas of its data across zones and regions.',
    serviceTime: work(2),
    workers: 16,
    queue: QUEUE,
  },
  // It stands for the users. It takes no time itself, and nobody waits for it.
  denominator: {
    summary: 'Traffic: a third asks for unknown keys, a third for known ones, a third puts.',
    serviceTime: constant(0),
    workers: 1,
    queue: 1_000_000,
  },
  // It answers from memory. All instances register at almost one time, and a refused one would not
  // be found.
  eureka: {
    summary: 'The registry of a zone, which services that depend on it poll for each other.',
    serviceTime: constant(0.5 * MILLISECOND),
    workers: 16,
    queue: 10_000,
  },
};

/** A cache answers from memory, so the way to it takes longer than the answer. */
export const CACHE_SERVICE_TIME: Distribution = exponential(0.2 * MILLISECOND);

/** The limit of a span of time in a file. No service or call takes as long. */
export const SPAN_MAX: Duration = 30 * DAY;

/**
 * The bounds of the rate of requests from outside, a second and an instance. The smallest is one
 * request in 32 years, since the next request of a smaller rate could lie beyond the last instant.
 * The largest is one request a microsecond.
 */
export const RATE_MIN = 1e-9;
export const RATE_MAX = 1_000_000;

/** The rate at the service where traffic enters, if it has none. It is the original's. */
export const RATE_DEFAULT = 10;

/** The defaults of calls. Like most clients, services try once, and do not wait long. */
export const CALL_DEFAULTS = { timeout: SECOND, retries: 0, backoff: 10 * MILLISECOND } as const;

/**
 * A network's latency. It varies less than a processor's work, since the length of the way bounds
 * it.
 */
const way = (medianUs: number): Distribution => lognormal(medianUs, 0.3);

/** Latencies one way: within a building, within a city, and across a continent. */
export const LATENCY_DEFAULTS = {
  withinZone: way(250),
  betweenZones: way(1000),
  betweenRegions: way(40_000),
} as const;

/**
 * The registry for a file that names `eureka` without defining it. Each zone has one, and they know
 * each other.
 */
export const EUREKA = {
  name: 'eureka',
  package: 'eureka',
  count: 3,
  dependencies: ['eureka'],
} as const;
