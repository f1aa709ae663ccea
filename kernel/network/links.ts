import type { Channel } from '../actors/channel.ts';
import type { Envelope, Fate, Network } from '../actors/network.ts';
import type { Zones } from '../actors/zones.ts';
import type { Duration } from '../data/time.ts';
import type { Distribution } from '../random/distribution.ts';
import { toDistribution } from '../random/duration-conversion.ts';
import { type CompleteNetwork, type LinkRule, regionOf, type ZoneRule } from './network-laws.ts';

/** The rule of a link, ready for use. */
interface LinkLaw {
  readonly latency: Distribution;
  readonly isFifo: boolean;
  readonly isSteady: boolean;
}

interface Directed {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly within: ZoneRule['within'];
  readonly law: LinkLaw;
}

type Zone = string | undefined;

/** The fate of a message. One object serves all messages. */
class LinkFate implements Fate {
  latency: Duration = NaN;
  isOrdered = true;
  isSteady = true;
}

/** Decides how long a message takes on its link, and whether it may overtake earlier ones. */
export class Links implements Network {
  private readonly otherwise: LinkLaw;
  private readonly byZones: readonly Directed[];
  private readonly byNames: readonly Directed[];
  /** The law of each pair of zones. It is kept, since there are few zones and many messages. */
  private readonly ofZones = new Map<Zone, Map<Zone, LinkLaw>>();
  private readonly answer = new LinkFate();

  /** Expects laws that `completeNetwork` has filled in. */
  constructor(
    laws: CompleteNetwork,
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

  fate({ from, to, draws }: Envelope): Fate {
    const law = this.lawOf(from, to);
    const { answer } = this;
    answer.latency = draws.duration(law.latency);
    answer.isOrdered = law.isFifo;
    // An actor may begin its next life in another zone, which changes the law of its links.
    answer.isSteady = law.isSteady && this.byZones.length === 0;
    return answer;
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
}

function toLaw(rule: LinkRule, otherwise: CompleteNetwork): LinkLaw {
  const latency = toDistribution(rule.latency ?? otherwise.latency);
  return {
    latency,
    isFifo: (rule.ordering ?? otherwise.ordering) === 'fifo',
    isSteady: latency.law === 'constant',
  };
}

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
