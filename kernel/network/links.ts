import type { Address } from '../actors/address.ts';
import type { Arrival, Envelope, Fate, Network } from '../actors/network.ts';
import type { Zones } from '../actors/zones.ts';
import type { Duration } from '../data/time.ts';
import type { Distribution } from '../random/distribution.ts';
import { toDistribution } from '../random/duration-conversion.ts';
import type { RunSeed } from '../random/run-seed.ts';
import { Losses, type LossLaw, toLossLaw } from './losses.ts';
import { NamedRules } from './named-rules.ts';
import { type CompleteNetwork, type LinkRule, regionOf, type ZoneRule } from './network-laws.ts';

/** The rule of a link, ready for use. */
interface LinkLaw {
  readonly latency: Distribution;
  readonly isFifo: boolean;
  readonly isSteady: boolean;
  readonly loss: LossLaw;
  readonly duplication: number;
  readonly isConnection: boolean;
}

/** A rule for links between zones. */
interface BetweenZones {
  readonly rule: ZoneRule;
  readonly law: LinkLaw;
}

type Zone = string | undefined;

/** The fate of a message. One object serves all messages. */
class LinkFate implements Fate {
  latency: Duration = NaN;
  isOrdered = true;
  isSteady = true;
  copies = 0;
  isConnection = false;
}

/** Decides how long a message takes on its link, whether it may overtake others, is lost, or arrives twice. */
export class Links implements Network {
  /** Set only if messages can be lost, since asking costs time. */
  readonly verdict?: (envelope: Envelope) => Arrival;
  private readonly otherwise: LinkLaw;
  private readonly byZones: readonly BetweenZones[];
  private readonly byNames: NamedRules<LinkLaw>;
  /** The law of each pair of zones. It is kept, since there are few zones and many messages. */
  private readonly ofZones = new Map<Zone, Map<Zone, LinkLaw>>();
  private readonly answer = new LinkFate();
  private readonly losses: Losses;

  /** Expects laws that `completeNetwork` has filled in. */
  constructor(
    laws: CompleteNetwork,
    private readonly zones: Zones,
    seed: RunSeed,
  ) {
    this.otherwise = toLaw(laws, laws);
    this.byZones = laws.zones.map((rule) => ({ rule, law: toLaw(rule, laws) }));
    this.byNames = new NamedRules(laws.links.map((rule) => ({ ...rule, law: toLaw(rule, laws) })));
    this.losses = new Losses(seed, 'network');
    const all = [this.otherwise, ...[...this.byZones, ...this.byNames.all].map(({ law }) => law)];
    if (all.some(({ loss }) => loss.rate > 0)) this.verdict = (envelope) => this.judge(envelope);
  }

  fate(envelope: Envelope): Fate {
    const from = envelope.from as Address;
    const to = envelope.to as Address;
    const law = this.lawOf(from, to);
    const { answer } = this;
    answer.latency = envelope.draws.duration(law.latency);
    answer.isOrdered = law.isFifo;
    // An actor may begin its next life in another zone, which changes the law of its links.
    answer.isSteady = law.isSteady && this.byZones.length === 0;
    answer.isConnection = law.isConnection;
    answer.copies = 0;
    if (law.duplication > 0 && from !== to) {
      answer.copies = this.losses.isDuplicated(law.duplication, envelope) ? 1 : 0;
    }
    return answer;
  }

  private judge(envelope: Envelope): Arrival {
    const from = envelope.from as Address;
    const to = envelope.to as Address;
    // What an actor sends to itself passes no network.
    if (from === to) return 'delivered';
    return this.losses.isLost(this.lawOf(from, to).loss, envelope) ? 'lost' : 'delivered';
  }

  private lawOf(from: Address, to: Address): LinkLaw {
    const { byNames, byZones, zones } = this;
    return (
      (byNames.all.length > 0 ? byNames.find(from, to) : undefined) ??
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
      law = this.byZones.find(({ rule }) => isBetween(rule, from, to))?.law ?? this.otherwise;
      ofSender.set(to, law);
    }
    return law;
  }
}

function toLaw(rule: LinkRule, otherwise: CompleteNetwork): LinkLaw {
  const latency = toDistribution(rule.latency ?? otherwise.latency);
  const rate = rule.loss ?? otherwise.loss ?? 0;
  return {
    latency,
    isFifo: (rule.ordering ?? otherwise.ordering) === 'fifo',
    isSteady: latency.law === 'constant',
    loss: toLossLaw(rate, rule.bursts ?? otherwise.bursts),
    duplication: rule.duplication ?? otherwise.duplication ?? 0,
    isConnection: rule.connection ?? otherwise.connection ?? false,
  };
}

function isBetween(rule: ZoneRule, from: Zone, to: Zone): boolean {
  if (rule.from !== undefined && rule.from !== from) return false;
  if (rule.to !== undefined && rule.to !== to) return false;
  return isWithin(rule.within, from, to);
}

function isWithin(within: ZoneRule['within'], from: Zone, to: Zone): boolean {
  if (within === undefined) return true;
  if (from === undefined || to === undefined) return false;
  return within === 'zone' ? from === to : regionOf(from) === regionOf(to);
}
