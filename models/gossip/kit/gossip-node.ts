import type { Actor, Channel, Duration, Self } from '../../../kernel/index.ts';
import { isViewMessage, type Membership, type ViewMessage } from '../membership/membership.ts';
import type { Cycles } from './cycles.ts';

/** The place of a node in its run. */
export interface Place {
  /** Its number, from 0. Its name is one more: `node1` is number 0. */
  readonly index: number;
  readonly cycles: Cycles;
  readonly membership: Membership;
}

/** The timers of every gossip node. */
type CycleTimer = 'Cycle' | 'CycleEnd' | 'View';

/** The `self` of a gossip node that sends messages of this type and sets timers of that. */
export type GossipSelf<Message, Timer = never> = Self<Message | ViewMessage, Timer | CycleTimer>;

/**
 * A node of a gossip protocol. It acts once each cycle, and its membership tells it whom it knows. A
 * protocol extends it by what a node does: `cycle`, `hear`, and whatever else it needs.
 */
export abstract class GossipNode<Message, Timer = never>
  implements Actor<Message | ViewMessage, Timer | CycleTimer>
{
  /** Its number, from 0. */
  readonly index: number;
  readonly membership: Membership;
  private readonly cycles: Cycles;
  /** When it acts in each period, in the free clocking. */
  private phase: Duration = 0;
  private isSet = false;
  private viewVersion = -1;
  private endSetIn = -1;

  constructor({ index, cycles, membership }: Place) {
    this.index = index;
    this.cycles = cycles;
    this.membership = membership;
  }

  /** A life begins. */
  protected begin?(self: GossipSelf<Message, Timer>): void;
  /** Acts once each cycle. */
  protected cycle?(self: GossipSelf<Message, Timer>): void;
  /** The cycle ends, in which the node has acted or heard something. Nobody acts at that instant. */
  protected endCycle?(self: GossipSelf<Message, Timer>): void;
  /** A message has arrived. */
  protected hear?(message: Message, from: Channel, self: GossipSelf<Message, Timer>): void;
  /** A timer of the node's own is due. */
  protected ring?(timer: Timer, self: GossipSelf<Message, Timer>): void;
  /** The connection to a peer has broken. */
  protected lose?(peer: Channel, self: GossipSelf<Message, Timer>): void;

  /** The peers that it knows have changed, or a life begins. */
  protected changed?(self: GossipSelf<Message, Timer>): void;

  /** Whether it acts in the coming cycles. Without need, a node sleeps, so that large runs stay fast. */
  protected isActive(): boolean {
    return true;
  }

  /** The cycle that the node is in; the first one is 0. */
  protected cycleNow(self: GossipSelf<Message, Timer>): number {
    return this.cycles.of(self.now);
  }

  /** One of the peers that it knows, all equally likely; `undefined` if it knows nobody. */
  protected pick(self: GossipSelf<Message, Timer>): Channel | undefined {
    return this.membership.pick(self.random);
  }

  start(self: GossipSelf<Message, Timer>): void {
    const { clocking, period } = this.cycles;
    if (clocking === 'free') this.phase = self.random.integer(1, period - 1);
    this.membership.start?.(self);
    this.follow(self);
    this.begin?.(self);
    this.expect(self);
  }

  receive(message: Message | ViewMessage, from: Channel, self: GossipSelf<Message, Timer>): void {
    if (isViewMessage(message)) {
      this.membership.receive?.(message, from, self);
      this.follow(self);
    } else this.hear?.(message, from, self);
    this.expect(self);
    this.expectEnd(self);
  }

  timer(timer: Timer | CycleTimer, self: GossipSelf<Message, Timer>): void {
    if (timer === 'CycleEnd') return this.endCycle?.(self);
    if (timer === 'Cycle') {
      this.isSet = false;
      this.membership.cycle?.(self);
      this.follow(self);
      this.cycle?.(self);
    } else if (timer === 'View') {
      this.membership.timer?.(self);
      this.follow(self);
    } else this.ring?.(timer as Timer, self);
    this.expect(self);
    this.expectEnd(self);
  }

  broken(peer: Channel, self: GossipSelf<Message, Timer>): void {
    this.membership.broken?.(peer, self);
    this.follow(self);
    this.lose?.(peer, self);
    this.expect(self);
  }

  private follow(self: GossipSelf<Message, Timer>): void {
    if (this.membership.version === this.viewVersion) return;
    this.viewVersion = this.membership.version;
    this.changed?.(self);
  }

  /** Sets the timer of the next cycle, if the node has something to do in it. */
  private expect(self: GossipSelf<Message, Timer>): void {
    if (this.isSet) return;
    const acts = this.cycle !== undefined && this.isActive();
    if (!acts && this.membership.cycle === undefined) return;
    this.isSet = true;
    self.at(this.cycles.next(this.index, self.now, this.phase), 'Cycle');
  }

  private expectEnd(self: GossipSelf<Message, Timer>): void {
    if (this.endCycle === undefined) return;
    const cycle = this.cycles.of(self.now);
    if (cycle === this.endSetIn) return;
    this.endSetIn = cycle;
    self.at(this.cycles.endOf(self.now), 'CycleEnd');
  }
}
