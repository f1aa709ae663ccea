import type { Channel } from '../actors/channel.ts';
import type { Network } from '../actors/network.ts';
import type { Zones } from '../actors/zones.ts';
import type { Distribution } from '../engine/distribution.ts';
import type { Draws } from '../engine/draws.ts';
import { readDurationLaw } from '../engine/duration-law.ts';
import type { Duration, Instant } from '../engine/time.ts';
import type { DirectedRule, LinkRule, NetworkLaws } from './network-laws.ts';

/** Links whose last arrival is kept; beyond, those of the past are forgotten. */
const KEPT_MAX = 65_536;

/** A rule as messages go by it. */
interface LinkLaw {
  readonly latency: Distribution;
  readonly isFifo: boolean;
}

interface Directed {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly law: LinkLaw;
}

/** The links between actors: how long a message takes, and whether it may overtake those before it. */
export class Links implements Network {
  private readonly otherwise: LinkLaw;
  private readonly byZones: readonly Directed[];
  private readonly byNames: readonly Directed[];
  /** By sender and receiver: when the last message in order arrives. */
  private readonly lastArrivals = new Map<Channel, Map<Channel, number>>();
  private keptCount = 0;
  private keptMax = KEPT_MAX;

  /** Of complete laws. */
  constructor(
    laws: Required<NetworkLaws>,
    private readonly zones: Zones,
  ) {
    this.otherwise = toLaw(laws, laws);
    const toDirected = (rule: DirectedRule): Directed => ({
      from: rule.from,
      to: rule.to,
      law: toLaw(rule, laws),
    });
    this.byZones = laws.zones.map(toDirected);
    this.byNames = laws.links.map(toDirected);
  }

  latency(from: Channel, to: Channel, draws: Draws, now: Instant): Duration {
    const law = this.lawOf(from, to);
    const latency = draws.duration(law.latency);
    return law.isFifo ? this.inOrder(from, to, latency, now) : latency;
  }

  private lawOf(from: Channel, to: Channel): LinkLaw {
    return (
      (this.byNames.length > 0 ? find(this.byNames, from.name, to.name) : undefined) ??
      (this.byZones.length > 0
        ? find(this.byZones, this.zones.of(from), this.zones.of(to))
        : undefined) ??
      this.otherwise
    );
  }

  /** The latency, or as much more as it takes to arrive no earlier than the last one on this link. */
  private inOrder(from: Channel, to: Channel, latency: Duration, now: Instant): Duration {
    if (this.keptCount > this.keptMax) this.forgetBefore(now);
    let ofSender = this.lastArrivals.get(from);
    if (ofSender === undefined) {
      ofSender = new Map();
      this.lastArrivals.set(from, ofSender);
    }
    const last = ofSender.get(to);
    if (last === undefined) this.keptCount++;
    const arrival = Math.max(now + latency, last ?? 0);
    ofSender.set(to, arrival);
    return (arrival - now) as Duration;
  }

  private forgetBefore(now: number): void {
    this.keptCount = 0;
    for (const [from, ofSender] of this.lastArrivals) {
      for (const [to, arrival] of ofSender) if (arrival < now) ofSender.delete(to);
      if (ofSender.size === 0) this.lastArrivals.delete(from);
      this.keptCount += ofSender.size;
    }
    // Where most are of the present, looking again soon would only cost time.
    this.keptMax = Math.max(KEPT_MAX, 2 * this.keptCount);
  }
}

const toLaw = (rule: LinkRule, otherwise: Required<LinkRule>): LinkLaw => ({
  latency: readDurationLaw(rule.latency ?? otherwise.latency, 'network: latency'),
  isFifo: (rule.ordering ?? otherwise.ordering) === 'fifo',
});

function find(
  rules: readonly Directed[],
  from: string | undefined,
  to: string | undefined,
): LinkLaw | undefined {
  for (const rule of rules) {
    const isFrom = rule.from === undefined || rule.from === from;
    if (isFrom && (rule.to === undefined || rule.to === to)) return rule.law;
  }
  return undefined;
}
