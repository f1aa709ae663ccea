import type { Distribution, Duration, DurationLaw, Ordering } from '../../../kernel/index.ts';

/**
 * How requests from outside arrive at an instance: at random, with exponential times between them,
 * or steadily, from a random instant on.
 */
export const ARRIVALS = ['exponential', 'steady'] as const;
export type Arrivals = (typeof ARRIVALS)[number];

/** The kinds of services. A package decides what a service does with a request. */
export const PACKAGES = [
  'elb',
  'zuul',
  'karyon',
  'monolith',
  'staash',
  'store',
  'priamCassandra',
  'denominator',
  'eureka',
] as const;
export type Package = (typeof PACKAGES)[number];

/** The name of the service with which its clients register. */
export const REGISTRY = 'eureka';

/** Other names of packages. A `cache` is a store that a `staash` asks before its other stores. */
export const ALIASES: Readonly<Record<string, Package>> = {
  riak: 'priamCassandra',
  cache: 'store',
  volume: 'store',
};

/** A service as a file describes it. A missing field has the default of its package. */
export interface ServiceFile {
  readonly name: string;
  readonly package: string;
  /**
   * Instances in each region at 100 %. With 0, each region has one instance, which is in no zone.
   */
  readonly count: number;
  /**
   * Multiplies the number of regions. With 0, the default, there is one instance in all the world.
   */
  readonly regions?: number;
  /**
   * Names of the services that it calls, or null. Its own name means the other instances of its
   * cluster.
   */
  readonly dependencies: readonly string[] | null;
  /** Labels of the machine that it runs on. */
  readonly machine?: string;
  readonly instance?: string;
  readonly container?: string;
  readonly process?: string;
  /** The time that a worker takes for a request. */
  readonly serviceTime?: DurationLaw;
  readonly workers?: number;
  /** The limit of requests that wait for a worker. More are refused. */
  readonly queue?: number;
  /** The limit of time for a call of another service. */
  readonly timeout?: string | number;
  /** The limit of repetitions of a failed call. */
  readonly retries?: number;
  /** The wait before the first repetition. It doubles each time. */
  readonly backoff?: string | number;
  /** The rate of requests from outside, a second and an instance. */
  readonly rate?: number;
  /** How these requests arrive. */
  readonly arrivals?: Arrivals;
}

/** An architecture as a file describes it. */
export interface ArchitectureFile {
  readonly $schema?: string;
  readonly arch: string;
  readonly version: 'arch-0.0' | 'arch-0.1';
  readonly description?: string;
  /** The command line that made the file, and the date. Only people read them. */
  readonly args?: string;
  readonly date?: string;
  /** The service or instance that a fault would hit. It has no effect. */
  readonly victim?: string;
  /** Listed bottom-up. Traffic enters at the last one. */
  readonly services: readonly ServiceFile[];
  /** The latency of messages. */
  readonly latency?: {
    readonly withinZone?: DurationLaw;
    readonly betweenZones?: DurationLaw;
    readonly betweenRegions?: DurationLaw;
  };
  /** Whether messages between two instances may overtake each other, as requests of several connections do. */
  readonly ordering?: Ordering;
}

/** A service with all defaults filled in. */
export interface Service {
  readonly name: string;
  readonly package: Package;
  /** Whether a `staash` asks it before other stores. */
  readonly isCache: boolean;
  readonly count: number;
  readonly regions: number;
  readonly dependencies: readonly string[];
  /** The fields `machine`, `instance`, `container` and `process` that the file has. */
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceTime: Distribution;
  readonly workers: number;
  readonly queue: number;
  readonly timeout: Duration;
  readonly retries: number;
  readonly backoff: Duration;
  /**
   * If it is `undefined`, the service at which traffic enters gets 10 requests a second, as in the
   * original. Others get none.
   */
  readonly rate: number | undefined;
  readonly arrivals: Arrivals;
  /** Whether it may be called for a request for which it already waits. */
  readonly isOnCycle: boolean;
}

/** An architecture that was read. Every dependency exists. */
export interface Architecture {
  readonly name: string;
  readonly description: string;
  /** They include `eureka` if a service depends on it. */
  readonly services: readonly Service[];
  readonly latency: {
    readonly withinZone: Distribution;
    readonly betweenZones: Distribution;
    readonly betweenRegions: Distribution;
  };
  readonly ordering: Ordering;
  /** The file as it was given. A scenario holds it. */
  readonly file: ArchitectureFile;
}
