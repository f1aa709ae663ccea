import type { Channel, Instant } from '../../../kernel/index.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { phiAt } from './phi.ts';
import type { PhiOptions } from './phi-options.ts';
import { Window } from './window.ts';

/** What is known of a peer's heartbeats. */
interface Heard {
  at: Instant;
  readonly intervals: Window;
}

/** Sends a heartbeat to all peers in each cycle, and tells how much speaks against each of them. */
export class PhiNode extends GossipNode<'heartbeat'> {
  /** The peers that it suspects, and since when. */
  readonly suspected = new Map<Channel, Instant>();
  private readonly heard = new Map<Channel, Heard>();

  constructor(
    place: Place,
    private readonly options: PhiOptions,
  ) {
    super(place);
  }

  protected override begin(self: GossipSelf<'heartbeat'>): void {
    self.report({ kind: 'state', state: 'trusting' });
  }

  /** How much speaks against a peer at an instant; 0 while too little is known of it. */
  phi(peer: Channel, now: Instant): number {
    const heard = this.heard.get(peer);
    const { deviationMin, samplesMin } = this.options;
    if (heard === undefined || heard.intervals.size < samplesMin) return 0;
    const { mean, deviation } = heard.intervals;
    return phiAt((now - heard.at - mean) / Math.max(deviation, deviationMin));
  }

  /** How many intervals of a peer it remembers. */
  windowSizeOf(peer: Channel): number {
    return this.heard.get(peer)?.intervals.size ?? 0;
  }

  protected override cycle(self: GossipSelf<'heartbeat'>): void {
    for (const peer of this.membership.peers()) {
      self.send(peer, 'heartbeat');
      this.judge(peer, self);
    }
  }

  protected override hear(
    _heartbeat: 'heartbeat',
    from: Channel,
    self: GossipSelf<'heartbeat'>,
  ): void {
    const heard = this.heard.get(from);
    if (heard === undefined) {
      this.heard.set(from, { at: self.now, intervals: new Window(this.options.window) });
      return;
    }
    if (this.suspected.delete(from) && this.suspected.size === 0) {
      self.report({ kind: 'state', state: 'trusting' });
    }
    heard.intervals.add(self.now - heard.at);
    heard.at = self.now;
  }

  private judge(peer: Channel, self: GossipSelf<'heartbeat'>): void {
    if (this.suspected.has(peer) || this.phi(peer, self.now) < this.options.threshold) return;
    this.suspected.set(peer, self.now);
    self.count('suspected');
    self.report({ kind: 'state', state: 'suspecting' });
  }
}
