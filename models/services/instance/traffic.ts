import {
  type Distribution,
  exponential,
  type Intention,
  readInterval,
  type Self,
} from '../../../kernel/index.ts';
import type { Package } from '../architecture/architecture.ts';
import { RATE_MAX } from '../architecture/service-defaults.ts';
import type { Query } from './request.ts';

/** The number of keys. */
const KEYS = 1000;

type TrafficSelf = Self<never, 'Chat'>;

/** Reads the law of the time between two requests from `{ rate }`; `undefined` if it is malformed. */
function readGap(pace: Intention): Distribution | undefined {
  const { rate } = (pace ?? {}) as Readonly<Record<string, Intention>>;
  if (typeof rate !== 'number' || !(rate > 0 && rate <= RATE_MAX)) return undefined;
  const mean = 1_000_000 / rate;
  return Number.isFinite(mean) ? exponential(mean) : undefined;
}

/** Makes the requests from outside at an instance where traffic enters. One comes at each timer `Chat`. */
export class Traffic {
  /** The law of the time between two requests; `undefined` if they come at a steady interval. */
  private gap: Distribution | undefined;
  /** The keys that were put from here. */
  private readonly known = new Set<string>();
  private readonly list: string[] = [];

  constructor(private readonly entry: Package) {}

  /** Starts the traffic, or changes its pace to an interval or a random rate; false if `pace` is malformed. */
  open(pace: Intention, self: TrafficSelf): boolean {
    const interval = readInterval(pace);
    const gap = readGap(pace);
    if (interval === undefined && gap === undefined) return false;
    this.gap = gap;
    if (interval !== undefined) self.every(interval, 'Chat');
    this.awaitNext(self);
    return true;
  }

  /**
   * Makes the request that comes now. At a denominator, a third of the requests get keys that
   * nobody puts, a third get keys that were put, and a third put. At any other package, all
   * requests get a random key.
   */
  next(self: TrafficSelf): Query {
    this.awaitNext(self);
    const { random } = self;
    const key = `key${random.integer(1, KEYS)}`;
    if (this.entry !== 'denominator') return { imposition: 'GetRequest', key, value: null };
    const kind = random.integer(0, 2);
    if (kind === 0) return { imposition: 'GetRequest', key: `no${key}`, value: null };
    if (kind === 1 && this.list.length > 0) {
      return { imposition: 'GetRequest', key: random.pick(this.list), value: null };
    }
    if (!this.known.has(key)) this.list.push(key);
    this.known.add(key);
    return { imposition: 'Put', key, value: `value${random.integer(1, KEYS)}` };
  }

  /** Sets the timer of the next request if requests come at random. */
  private awaitNext(self: TrafficSelf): void {
    // A drawn duration is limited, since a gap of the lowest rates could lead past the end of time.
    if (this.gap !== undefined) self.after(self.random.duration(this.gap), 'Chat');
  }
}
