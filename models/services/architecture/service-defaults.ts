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

/** What holds for services of a package where their file says nothing. */
export interface PackageDefaults {
  /** What it does with a request. */
  readonly summary: string;
  readonly serviceTime: Distribution;
  readonly workers: number;
  readonly queue: number;
}

/** Few enough that even a slow service gets to the last of them before its caller's timeout. */
const QUEUE = 100;

/** Work of a processor: mostly near the median, at times several times as long, never next to nothing. */
const work = (medianMs: number): Distribution => lognormal(medianMs * MILLISECOND, 0.5);

/**
 * By package, and why. The numbers are rough: how they compare matters more than what they are, and a file that
 * knows better says so.
 */
export const PACKAGE_DEFAULTS: Readonly<Record<Package, PackageDefaults>> = {
  // It copies bytes, and holds a connection for each request.
  elb: {
    summary: 'Balances load: hands a request to one of its dependencies, in its zone.',
    serviceTime: constant(0.1 * MILLISECOND),
    workers: 1000,
    queue: QUEUE,
  },
  // It reads a request, chooses a route and filters: little work, for many at once.
  zuul: {
    summary: 'A proxy: hands a request to one of its dependencies, in its zone.',
    serviceTime: work(1),
    workers: 64,
    queue: QUEUE,
  },
  // A service of one purpose, on a small machine.
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
  // It translates a request for those that hold the data.
  staash: {
    summary: 'Data access: asks its caches, and then its stores.',
    serviceTime: work(1),
    workers: 32,
    queue: QUEUE,
  },
  // As long as it takes to find a record says nothing of how long it will still take.
  store: {
    summary: 'Keeps data.',
    serviceTime: exponential(MILLISECOND),
    workers: 8,
    queue: QUEUE,
  },
  // A node reads several files, and at times collects its garbage.
  priamCassandra: {
    summary: 'A hash ring that keeps replicas of its data across zones and regions.',
    serviceTime: work(2),
    workers: 16,
    queue: QUEUE,
  },
  // It stands for the users: no time of its own, and nobody waits for them.
  denominator: {
    summary: 'Traffic: a third asks for unknown keys, a third for known ones, a third puts.',
    serviceTime: constant(0),
    workers: 1,
    queue: 1_000_000,
  },
  // It answers from memory. All instances register within a moment: one that is refused is not found.
  eureka: {
    summary: 'The registry of a zone, which services that depend on it poll for each other.',
    serviceTime: constant(0.5 * MILLISECOND),
    workers: 16,
    queue: 10_000,
  },
};

/** A cache's answer comes from memory: the way to it takes longer. */
export const CACHE_SERVICE_TIME: Distribution = exponential(0.2 * MILLISECOND);

/** The longest span of time that a file may say: more than any service or call takes. */
export const SPAN_MAX: Duration = 30 * DAY;

/**
 * Requests a second that may come from outside at one instance: one in 32 years, since what is next to never might come
 * later than time can tell, to one a microsecond.
 */
export const RATE_MIN = 1e-9;
export const RATE_MAX = 1_000_000;

/** How services call each other where a file does not say: as most clients do, once and not for long. */
export const CALL_DEFAULTS = { timeout: SECOND, retries: 0, backoff: 10 * MILLISECOND } as const;

/** A network's delay varies less than a processor's, and has a floor: the length of the way. */
const way = (medianUs: number): Distribution => lognormal(medianUs, 0.3);

/** One way, as between machines of one building, of one city, and of two sides of a continent. */
export const LATENCY_DEFAULTS = {
  withinZone: way(250),
  betweenZones: way(1000),
  betweenRegions: way(40_000),
} as const;

/** The registry where a file names `eureka` and does not define it: one a zone, which know each other. */
export const EUREKA = {
  name: 'eureka',
  package: 'eureka',
  count: 3,
  dependencies: ['eureka'],
} as const;
