import type { Channel } from '../actors/channel.ts';
import type { Network } from '../actors/network.ts';
import type { Zones } from '../actors/zones.ts';
import type { Distribution } from '../engine/distribution.ts';
import type { Draws } from '../engine/draws.ts';
import { readDurationLaw } from '../engine/duration-law.ts';
import type { Duration, Instant } from '../engine/time.ts';
import { type LinkRule, type NetworkLaws, regionOf, type ZoneRule } from './network-laws.ts';

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
  readonly within: ZoneRule['within'];
  readonly law: LinkLaw;
}

type Zone = string | undefined;

/** The links between actors: how long a message takes, and whether it may overtake those before it. */
export class Links implements Network {
  private readonly otherwise: LinkLaw;
  private readonly byZones: readonly Directed[];
  private readonly byNames: readonly Directed[];
  /** What `byZones` says of each pair met so far: there are few zones, and many messages. */
  private readonly ofZones = new Map<Zone, Map<Zone, LinkLaw>>();
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
    const toDirected = (rule: ZoneRule): Directed => ({
      from: rule.from,
      to: rule.to,
      within: rule.within,
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
    const { byNames, byZones, zones } = this;
    return (
      (byNames.length > 0 ? find(byNames, from.name, to.name) : undefined) ??
      (byZones.length > 0 ? this.between(zones.of(from), zones.of(to)) : this.otherwise)
    );
  }

  private between(from: Zone, to: Zone): LinkLaw {
    let ofSender = this.ofZones.get(from);
    if (ofSender === undefined) {
      ofSender = new Map();
      this.ofZones.set(from, ofSender);
    }
    let law = ofSender.get(to);
    if (law === undefined) {
      law = find(this.byZones, from, to) ?? this.otherwise;
      ofSender.set(to, law);
    }
    return law;
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
    return arrival - now;
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
    if (rule.from !== undefined && rule.from !== from) continue;
    if (rule.to !== undefined && rule.to !== to) continue;
    if (isWithin(rule.within, from, to)) return rule.law;
  }
  return undefined;
}

function isWithin(within: ZoneRule['within'], from: Zone, to: Zone): boolean {
  if (within === undefined) return true;
  if (from === undefined || to === undefined) return false;
  return within === 'zone' ? from === to : regionOf(from) === regionOf(to);
}
