import type { Channel, Instant } from '../../../kernel/index.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { ProbeList } from './probe-list.ts';
import { type SwimOptions, spreadOf, suspicionOf } from './swim-options.ts';
import { type Known, overrides, type Update } from './update.ts';
import { UpdateQueue } from './update-queue.ts';

type Content =
  /** Asks for an answer, on behalf of a member that the sender helps, if `helped` is one. */
  | { readonly type: 'Ping'; readonly probe: number; readonly helped: Channel | null }
  | { readonly type: 'Ack'; readonly probe: number; readonly helped: Channel | null }
  /** Asks the receiver to ping a member. */
  | { readonly type: 'PingRequest'; readonly probe: number; readonly target: Channel };

type Message = Content & { readonly updates: readonly Update[] };
type Timer = { readonly unanswered: number } | { readonly expired: Channel };
type Self = GossipSelf<Message, Timer>;

interface Suspicion {
  readonly since: Instant;
  /** Who has told of it. */
  readonly accusers: Set<Channel>;
}

/** The key of the incarnation on the disk. */
const INCARNATION = 'incarnation';

/** A member of a group, which probes the others. Its disk keeps its incarnation. */
export class SwimNode extends GossipNode<Message, Timer> {
  incarnation = 0;
  /** Whether others have declared it dead. Then it leaves the group. */
  isExpelled = false;
  /** What it knows of the others. */
  readonly members = new Map<Channel, Known>();
  /** When it first suspected a member, and when it confirmed that it is dead. */
  readonly suspectedAt = new Map<Channel, Instant>();
  readonly confirmedAt = new Map<Channel, Instant>();
  private readonly probes = new ProbeList();
  private readonly queue = new UpdateQueue();
  private readonly suspicions = new Map<Channel, Suspicion>();
  private probe = 0;
  /** The member that is being probed and has not answered. */
  private target: Channel | undefined;

  constructor(
    place: Place,
    private readonly options: SwimOptions,
  ) {
    super(place);
  }

  protected override begin(self: Self): void {
    this.show('trusting', self);
    const peers = this.membership.peers();
    for (const peer of peers) this.members.set(peer, { state: 'alive', incarnation: 0 });
    this.probes.addAll(peers, self.random);
    const kept = self.disk.get<number>(INCARNATION);
    if (kept === undefined) return;
    // An earlier life may be suspected.
    this.raise(kept + 1, self);
  }

  /** Reports what it thinks of the others, or that they have declared it dead. */
  private show(state: 'trusting' | 'suspecting' | 'expelled', self: Self): void {
    self.report({ kind: 'state', state: this.isExpelled ? 'expelled' : state });
  }

  protected override isActive(): boolean {
    return !this.isExpelled;
  }

  protected override cycle(self: Self): void {
    if (this.target !== undefined) this.accuse(this.target, self);
    const { probing, timeout } = this.options;
    const { random } = self;
    this.target = probing === 'random' ? this.probes.pick(random) : this.probes.take(random);
    if (this.target === undefined) return;
    this.probe += 1;
    self.count('probes');
    this.send(this.target, { type: 'Ping', probe: this.probe, helped: null }, self);
    self.after(timeout, { unanswered: this.probe });
  }

  protected override ring(timer: Timer, self: Self): void {
    if (this.isExpelled) return;
    if ('expired' in timer) return this.confirm(timer.expired, self);
    const { target, probe } = this;
    if (target === undefined || timer.unanswered !== probe) return;
    for (const helper of this.probes.sample(this.options.helpers, target, self.random)) {
      this.send(helper, { type: 'PingRequest', probe, target }, self);
    }
  }

  protected override hear(message: Message, from: Channel, self: Self): void {
    for (const update of message.updates) this.learn(update, self);
    if (this.isExpelled) return;
    this.meet(from, self);
    switch (message.type) {
      case 'Ping':
        return this.send(from, { type: 'Ack', probe: message.probe, helped: message.helped }, self);
      case 'PingRequest':
        return this.send(
          message.target,
          { type: 'Ping', probe: message.probe, helped: from },
          self,
        );
      case 'Ack':
        if (message.helped !== null && message.helped !== self.channel) {
          return this.send(
            message.helped,
            { type: 'Ack', probe: message.probe, helped: null },
            self,
          );
        }
        if (message.probe === this.probe) this.target = undefined;
    }
  }

  /** A member speaks: a new one is let in, and one that was declared dead is told. */
  private meet(member: Channel, self: Self): void {
    const known = this.members.get(member);
    if (known === undefined) {
      this.learn({ member, state: 'alive', incarnation: 0, by: member }, self);
    } else if (known.state === 'confirm') {
      this.queue.add({ member, ...known, by: self.channel });
    }
  }

  private send(to: Channel, content: Content, self: Self): void {
    const updates = this.queue.take(
      this.options.piggyback,
      spreadOf(this.members.size, this.options),
    );
    self.send(to, { ...content, updates });
  }

  /** Suspects a member that has not answered. */
  private accuse(member: Channel, self: Self): void {
    const known = this.members.get(member);
    if (known === undefined || known.state === 'confirm') return;
    self.count('unanswered');
    const { incarnation } = known;
    this.learn({ member, state: 'suspect', incarnation, by: self.channel }, self);
  }

  private learn(update: Update, self: Self): void {
    const { member, state, incarnation } = update;
    if (member === self.channel) return this.hearOfItself(update, self);
    const known = this.members.get(member) ?? { state: 'alive', incarnation: -1 };
    if (!overrides(update, known)) {
      if (state === 'suspect' && incarnation === known.incarnation) this.support(update, self);
      return;
    }
    if (!this.members.has(member)) this.probes.add(member, self.random);
    this.members.set(member, { state, incarnation });
    this.queue.add(update);
    const wasSuspect = this.suspicions.delete(member);
    if (wasSuspect) self.cancel({ expired: member });
    if (state === 'suspect') this.suspect(update, self);
    else if (wasSuspect && this.suspicions.size === 0) this.show('trusting', self);
    if (state === 'confirm') {
      this.probes.remove(member);
      this.confirmedAt.set(member, self.now);
      self.count('confirmed');
    }
  }

  private hearOfItself({ state, incarnation }: Update, self: Self): void {
    if (state === 'confirm') {
      this.isExpelled = true;
      this.show('expelled', self);
      this.target = undefined;
      self.count('expelled');
    } else if (state === 'suspect' && incarnation >= this.incarnation) {
      this.raise(incarnation + 1, self);
    }
  }

  private raise(incarnation: number, self: Self): void {
    this.incarnation = incarnation;
    self.disk.set(INCARNATION, incarnation);
    const member = self.channel;
    this.queue.add({ member, state: 'alive', incarnation, by: member });
  }

  private suspect({ member, by }: Update, self: Self): void {
    self.count('suspected');
    this.show('suspecting', self);
    if (!this.suspectedAt.has(member)) this.suspectedAt.set(member, self.now);
    this.suspicions.set(member, { since: self.now, accusers: new Set([by]) });
    self.after(suspicionOf(this.members.size, 0, this.options), { expired: member });
  }

  /** Another member suspects the same: Lifeguard waits less long. */
  private support({ member, by }: Update, self: Self): void {
    const suspicion = this.suspicions.get(member);
    if (!this.options.lifeguard || suspicion === undefined || suspicion.accusers.has(by)) return;
    suspicion.accusers.add(by);
    const lasts = suspicionOf(this.members.size, suspicion.accusers.size - 1, this.options);
    self.at(Math.max(self.now, suspicion.since + lasts), { expired: member });
  }

  private confirm(member: Channel, self: Self): void {
    const known = this.members.get(member);
    if (known?.state !== 'suspect') return;
    this.learn(
      { member, state: 'confirm', incarnation: known.incarnation, by: self.channel },
      self,
    );
  }
}
