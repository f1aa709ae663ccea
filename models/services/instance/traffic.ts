import { exponential, type Instant, type Intention, type Self } from '../../../kernel/index.ts';
import { ARRIVALS, type Arrivals, type Package } from '../architecture/architecture.ts';
import { RATE_MAX } from '../architecture/service-defaults.ts';
import type { Query } from './request.ts';

/** The number of keys. */
const KEYS = 1000;

type TrafficSelf = Self<never, 'Chat'>;

/** How fast requests come. */
interface Pace {
  /** The mean time between two requests, in microseconds. */
  readonly gap: number;
  readonly arrivals: Arrivals;
}

/** Makes the intention of a Chat, which opens an instance to traffic of so many requests a second. */
export const describePace = (rate: number, arrivals: Arrivals): Intention => ({ rate, arrivals });

/** Reads the pace of a Chat; `undefined` if it is malformed. */
function readPace(told: Intention): Pace | undefined {
  const { rate, arrivals } = (told ?? {}) as Readonly<Record<string, Intention>>;
  const known = ARRIVALS.find((one) => one === arrivals);
  if (known === undefined || typeof rate !== 'number' || !(rate > 0 && rate <= RATE_MAX)) {
    return undefined;
  }
  const gap = 1_000_000 / rate;
  return Number.isFinite(gap) ? { gap, arrivals: known } : undefined;
}

/** Makes the requests from outside at an instance where traffic enters. One comes at each timer `Chat`. */
export class Traffic {
  private pace: Pace | undefined;
  /** The instant from which steady requests are counted, and how many have come. */
  private beganAt: Instant = 0;
  private count = 0;
  /** The keys that were put from here. */
  private readonly known = new Set<string>();
  private readonly list: string[] = [];

  constructor(private readonly entry: Package) {}

  /** Starts the traffic, or changes its pace; false if the pace is malformed. */
  open(told: Intention, self: TrafficSelf): boolean {
    const pace = readPace(told);
    if (pace === undefined) return false;
    this.pace = pace;
    // Steady instances begin at random instants, so that they do not all send at once.
    this.beganAt = self.now + Math.floor(self.random.uniform(0, pace.gap));
    this.count = 0;
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

  /** Sets the timer of the next request. */
  private awaitNext(self: TrafficSelf): void {
    const { pace } = this;
    if (pace === undefined) return;
    // A drawn duration is limited, since a gap of the lowest rates could lead past the end of time.
    if (pace.arrivals === 'exponential') {
      return self.after(self.random.duration(exponential(pace.gap)), 'Chat');
    }
    // Each instant is counted from the first one, so that rounding adds up to nothing.
    const due = this.beganAt + Math.round(this.count * pace.gap);
    this.count += 1;
    // One past the end of time never comes.
    if (Number.isSafeInteger(due)) self.at(Math.max(due, self.now), 'Chat');
  }
}
