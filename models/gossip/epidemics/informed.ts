import type { Instant } from '../../../kernel/index.ts';
import { CycleValue } from '../kit/cycle-value.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';

/** A node that knows a rumour or does not. Node 0 knows it from the beginning. */
export abstract class Informed<Message> extends GossipNode<Message> {
  /** When it heard the rumour; `undefined` before. */
  informedAt: Instant | undefined;
  protected readonly knowing: CycleValue<boolean>;

  constructor(place: Place) {
    super(place);
    this.knowing = new CycleValue(place.index === 0);
  }

  /** Whether it knows the rumour. */
  get isInformed(): boolean {
    return this.knowing.value;
  }

  protected override begin(self: GossipSelf<Message>): void {
    self.report({ kind: 'state', state: this.isInformed ? 'infective' : 'susceptible' });
    if (this.isInformed) self.gauge('informed', 1);
  }

  /** Whether it knew the rumour when the present cycle began. */
  protected knewAtStart(self: GossipSelf<Message>): boolean {
    return this.knowing.atStartOf(this.cycleNow(self));
  }

  /** Learns the rumour. Returns whether it is news. */
  protected learn(self: GossipSelf<Message>): boolean {
    if (this.isInformed) return false;
    this.knowing.set(true, this.cycleNow(self));
    this.informedAt = self.now;
    self.report({ kind: 'state', state: 'infective' });
    self.gauge('informed', 1);
    return true;
  }
}
