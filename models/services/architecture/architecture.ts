import type { Distribution, Duration, DurationLaw } from '../../../kernel/index.ts';

/** What a service does with a request. */
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

/** The service that others register with where they depend on it. */
export const REGISTRY = 'eureka';

/** Other names of packages; a `cache` is a store that a `staash` asks before its others. */
export const ALIASES: Readonly<Record<string, Package>> = {
  riak: 'priamCassandra',
  cache: 'store',
  volume: 'store',
};

/** A service as a file describes it; what is left out has a default by its package. */
export interface ServiceFile {
  readonly name: string;
  readonly package: string;
  /** Instances a region at 100 %; 0 for a single one in each region, in none of its zones. */
  readonly count: number;
  /** 0, as without it, for one instance in all the world; else times the regions asked for. */
  readonly regions?: number;
  /** Names of services that it calls, null for none; its own means the other instances of its cluster. */
  readonly dependencies: readonly string[] | null;
  /** Labels of what it runs on. */
  readonly machine?: string;
  readonly instance?: string;
  readonly container?: string;
  readonly process?: string;
  /** How long a worker takes for a request. */
  readonly serviceTime?: DurationLaw;
  readonly workers?: number;
  /** Requests that may wait for a worker; more are refused. */
  readonly queue?: number;
  /** How long a call of another service may take. */
  readonly timeout?: string | number;
  /** How often a failed call is tried again. */
  readonly retries?: number;
  /** How long it waits before it tries again; twice as long each time. */
  readonly backoff?: string | number;
  /** Requests a second that arrive at each instance from outside, at random. */
  readonly rate?: number;
}

/** An architecture as a file describes it. */
export interface ArchitectureFile {
  readonly $schema?: string;
  readonly arch: string;
  readonly version: 'arch-0.0' | 'arch-0.1';
  readonly description?: string;
  /** The command line that made it, and when: for people. */
  readonly args?: string;
  readonly date?: string;
  /** The service or instance that a fault would hit; kept, and without effect. */
  readonly victim?: string;
  /** Bottom-up: the last is where traffic enters. */
  readonly services: readonly ServiceFile[];
  /** How long messages are on their way. */
  readonly latency?: {
    readonly withinZone?: DurationLaw;
    readonly betweenZones?: DurationLaw;
    readonly betweenRegions?: DurationLaw;
  };
}

/** A service with nothing left to default. */
export interface Service {
  readonly name: string;
  readonly package: Package;
  /** Whether it is asked before other stores. */
  readonly isCache: boolean;
  readonly count: number;
  readonly regions: number;
  readonly dependencies: readonly string[];
  /** `machine`, `instance`, `container` and `process`, as far as the file says. */
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceTime: Distribution;
  readonly workers: number;
  readonly queue: number;
  readonly timeout: Duration;
  readonly retries: number;
  readonly backoff: Duration;
  /** `undefined`: a request every 100 ms, as in the original, where traffic enters; elsewhere none. */
  readonly rate: number | undefined;
}

/** An architecture that was read: every dependency exists, and none leads back. */
export interface Architecture {
  readonly name: string;
  readonly description: string;
  /** With `eureka` among them where one depends on it. */
  readonly services: readonly Service[];
  readonly latency: {
    readonly withinZone: Distribution;
    readonly betweenZones: Distribution;
    readonly betweenRegions: Distribution;
  };
  /** As it was given: what a scenario holds. */
  readonly file: ArchitectureFile;
}
