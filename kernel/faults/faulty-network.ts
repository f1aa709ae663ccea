import type { Address } from '../actors/address.ts';
import type { Arrival, Envelope, Fate, Network } from '../actors/network.ts';
import { type Duration, FOREVER, type Instant } from '../data/time.ts';
import { Losses, type LossLaw, toLossLaw } from '../network/losses.ts';
import type { Distribution } from '../random/distribution.ts';
import type { Draws } from '../random/draws.ts';
import { toDistribution } from '../random/duration-conversion.ts';
import type { RunSeed } from '../random/run-seed.ts';
import type { ActorFaults } from './actor-faults.ts';
import type { CompleteFault } from './complete-faults.ts';
import type { HoldFault, Interval, LinkSelection } from './fault.ts';
import { ofKind } from './of-kind.ts';
import { Holding, Selection } from './selection.ts';

/** A fault of links, ready for use. */
interface LinkFault {
  readonly holding: Holding;
  readonly links: Selection;
}

/** A fault that keeps messages waiting: those of its links, or one. */
interface Hold {
  readonly holding: Holding;
  readonly strikes: (envelope: Envelope) => boolean;
}

interface Loss extends LinkFault {
  readonly law: LossLaw;
  readonly losses: Losses;
}

interface Duplication extends LinkFault {
  readonly rate: number;
  readonly losses: Losses;
}

interface Delay extends LinkFault {
  readonly by: Distribution;
  readonly draws: Draws;
  readonly isReordering: boolean;
}

/** The fate of a message that faults may change. One object serves all messages. */
class FaultyFate implements Fate {
  latency: Duration = NaN;
  isOrdered = true;
  isSteady = true;
  copies = 0;
  isConnection = false;
}

/** Without a network, messages arrive at the instant they are sent, in order. */
const AT_ONCE: Network = { fate: () => ({ latency: 0, isOrdered: true, isSteady: true }) };

/** Changes what a network decides, by the faults that strike links. Each answer is a function of the list of faults. */
export class FaultyNetwork implements Network {
  private readonly cuts: readonly LinkFault[];
  private readonly holds: readonly Hold[];
  private readonly losses: readonly Loss[];
  private readonly duplications: readonly Duplication[];
  private readonly delays: readonly Delay[];
  private readonly answer = new FaultyFate();

  constructor(
    faults: readonly CompleteFault[],
    seed: RunSeed,
    private readonly actorFaults: ActorFaults,
    private readonly base: Network = AT_ONCE,
  ) {
    this.cuts = ofKind(faults, 'cut').map(toLinkFault);
    this.holds = ofKind(faults, 'hold').map(toHold);
    this.losses = ofKind(faults, 'loss').map((fault) => ({
      ...toLinkFault(fault),
      law: toLossLaw(fault.rate, fault.bursts),
      losses: new Losses(seed, `faults/${fault.key}`),
    }));
    this.duplications = ofKind(faults, 'duplication').map((fault) => ({
      ...toLinkFault(fault),
      rate: fault.rate,
      losses: new Losses(seed, `faults/${fault.key}`),
    }));
    const delays = [...ofKind(faults, 'delay'), ...ofKind(faults, 'reordering')];
    this.delays = delays.map((fault) => ({
      ...toLinkFault(fault),
      by: toDistribution(fault.by),
      draws: seed.draws(`faults/${fault.key}`),
      isReordering: fault.kind === 'reordering',
    }));
  }

  fate(envelope: Envelope): Fate {
    const { actorFaults, answer, base, delays, duplications } = this;
    const { hasSlowActors, tally } = actorFaults;
    const fate = base.fate(envelope);
    const from = envelope.from as Address;
    const to = envelope.to as Address;
    answer.latency = fate.latency;
    answer.isOrdered = fate.isOrdered;
    answer.isSteady = fate.isSteady && delays.length === 0 && !hasSlowActors;
    answer.copies = fate.copies ?? 0;
    answer.isConnection = fate.isConnection ?? false;
    if (from === to) return answer;
    const { sentAt } = envelope;
    if (hasSlowActors) {
      const factor = Math.max(actorFaults.slowness(from, sentAt), actorFaults.slowness(to, sentAt));
      if (factor > 1) tally.add('slowed');
      answer.latency = Math.min(Math.round(answer.latency * factor), FOREVER - 1 - sentAt);
    }
    for (const delay of delays) {
      if (!strikes(delay, from, to, sentAt)) continue;
      const more = delay.draws.reset(envelope.idHigh, envelope.idLow).duration(delay.by);
      answer.latency = Math.min(answer.latency + more, FOREVER - 1 - sentAt);
      if (delay.isReordering) answer.isOrdered = false;
      tally.add(delay.isReordering ? 'reordered' : 'delayed');
    }
    for (const one of duplications) {
      if (!strikes(one, from, to, sentAt)) continue;
      if (one.losses.isDuplicated(one.rate, envelope)) answer.copies++;
    }
    return answer;
  }

  verdict(envelope: Envelope, at: Instant): Arrival {
    const verdict = this.base.verdict?.(envelope, at) ?? 'delivered';
    if (verdict !== 'delivered') return verdict;
    const { sentAt } = envelope;
    const from = envelope.from as Address;
    const to = envelope.to as Address;
    for (const loss of this.losses) {
      if (strikes(loss, from, to, sentAt) && loss.losses.isLost(loss.law, envelope)) return 'lost';
    }
    for (const { holding, links } of this.cuts) {
      if (holding.from <= at && sentAt < holding.to && links.has(from, to)) return 'cut';
    }
    return this.heldUntil(envelope, at) ?? 'delivered';
  }

  private heldUntil(envelope: Envelope, at: Instant): Instant | undefined {
    let until = at;
    for (const { holding, strikes } of this.holds) {
      if (holding.covers(at) && strikes(envelope)) until = Math.max(until, holding.to);
    }
    return until > at ? until : undefined;
  }
}

const strikes = ({ holding, links }: LinkFault, from: Address, to: Address, at: Instant): boolean =>
  holding.covers(at) && links.has(from, to);

const toLinkFault = (fault: Interval & LinkSelection): LinkFault => ({
  holding: new Holding(fault),
  links: new Selection(fault),
});

function toHold(fault: HoldFault): Hold {
  const holding = new Holding(fault);
  if (!('event' in fault)) {
    const links = new Selection(fault);
    return { holding, strikes: ({ from, to }) => links.has(from as Address, to as Address) };
  }
  const [high, low] = [0, 8].map((start) =>
    Number.parseInt(fault.event.slice(start, start + 8), 16),
  );
  return {
    holding,
    strikes: ({ idHigh, idLow }) => idHigh >>> 0 === high && idLow >>> 0 === low,
  };
}
