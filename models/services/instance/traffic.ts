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

/** How many keys there are to put. */
const KEYS = 1000;

type TrafficSelf = Self<never, 'Chat'>;

/** The law of the time between two requests that come at random, so many a second; `undefined` for no such rate. */
function readGap(pace: Intention): Distribution | undefined {
  const { rate } = (pace ?? {}) as Readonly<Record<string, Intention>>;
  if (typeof rate !== 'number' || !(rate > 0 && rate <= RATE_MAX)) return undefined;
  const mean = 1_000_000 / rate;
  return Number.isFinite(mean) ? exponential(mean) : undefined;
}

/** What comes from outside at an instance where traffic enters: a request at each of its timers `Chat`. */
export class Traffic {
  /** Between two requests; `undefined` where they come at a steady interval. */
  private gap: Distribution | undefined;
  /** Keys that were put from here. */
  private readonly known = new Set<string>();
  private readonly list: string[] = [];

  constructor(private readonly entry: Package) {}

  /** Begins, or goes on: at an interval, or at random at a rate; false for an intention that is neither. */
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
   * The request that comes now. To a denominator, a third of them get keys that nobody puts, a third get such as
   * were put, and a third put; to any other, all get a random one of the keys that might be put.
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

  /** Where they come at random: sets the timer of the next. */
  private awaitNext(self: TrafficSelf): void {
    // Drawn as a duration, which has a longest: at the lowest rates a gap may be beyond what time can tell.
    if (this.gap !== undefined) self.after(self.random.duration(this.gap), 'Chat');
  }
}
