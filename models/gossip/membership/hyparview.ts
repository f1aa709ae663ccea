import type { Channel, Draws, Duration } from '../../../kernel/index.ts';
import type { HyParViewMessage } from './hyparview-messages.ts';
import type { Membership, ViewMessage, ViewSelf } from './membership.ts';
import { PeerSet } from './peer-set.ts';

export interface HyParViewOptions {
  readonly activeSize: number;
  readonly passiveSize: number;
  /** The hops of a walk that tells of a new node, and of a shuffle. */
  readonly activeWalk: number;
  /** The hops that are left when a walk leaves a new node in a passive view. */
  readonly passiveWalk: number;
  readonly shuffleActive: number;
  readonly shufflePassive: number;
  /** Whether a broken link tells of a dead neighbour at once, or only the next shuffle that is sent to it. */
  readonly detection: 'link' | 'send';
}

/** How a node gets in. */
export interface Entrance {
  /** When it joins after its first life has begun; `undefined` for the first node, which waits to be joined. */
  readonly delay: Duration | undefined;
  /** Draws a node to join through. */
  contact(self: ViewSelf): Channel | undefined;
}

/** A neighbour of which nothing is heard for so many cycles is dead. */
const SILENCE_MAX = 3;

/**
 * Two views: a small active one, whose members know each other, and a passive one, whose members replace those
 * that fail.
 * Source: Leitao, Pereira, Rodrigues 2007, HyParView: a Membership Protocol for Reliable Gossip-Based Broadcast.
 */
export class HyParView implements Membership {
  version = 0;
  readonly active: PeerSet;
  readonly passive: PeerSet;
  /** The cycles since a neighbour was last heard. */
  private readonly silence = new Map<Channel, number>();
  /** Neighbours whose links have broken, where only sending tells of it. */
  private readonly broke = new Set<Channel>();
  /** The peer that was asked to be a neighbour, and those that have refused since the last cycle. */
  private asked: Channel | undefined;
  private refused: Channel[] = [];
  private lastShuffled: readonly Channel[] = [];

  constructor(
    private readonly options: HyParViewOptions,
    private readonly entrance: Entrance,
  ) {
    this.active = new PeerSet(options.activeSize);
    this.passive = new PeerSet(options.passiveSize);
  }

  peers(): readonly Channel[] {
    return this.active.peers;
  }

  pick(random: Draws): Channel | undefined {
    return this.active.pick(random);
  }

  start(self: ViewSelf): void {
    const { delay } = this.entrance;
    if (self.now > 0) this.join(self);
    else if (delay !== undefined) self.after(delay, 'View');
  }

  timer(self: ViewSelf): void {
    this.join(self);
  }

  cycle(self: ViewSelf): void {
    this.watch(self);
    if (this.asked !== undefined) this.passive.remove(this.asked);
    this.asked = undefined;
    this.refused = [];
    if (this.active.size + this.passive.size === 0 && self.now > 0) this.join(self);
    this.promote(self);
    this.shuffle(self);
  }

  receive(message: ViewMessage, from: Channel, self: ViewSelf): void {
    const told = message as HyParViewMessage;
    if (this.silence.has(from)) this.silence.set(from, 0);
    switch (told.view) {
      case 'join':
        return this.letIn(from, self);
      case 'forward-join':
        return this.walk(told.joined, told.hops, from, self);
      case 'linked':
        return this.link(from, self);
      case 'disconnect':
        this.unlink(from);
        this.remember(from, self);
        return this.promote(self);
      case 'neighbor':
        return this.answer(from, told.isUrgent, self);
      case 'accepted':
        if (this.asked === from) this.asked = undefined;
        this.link(from, self);
        return this.promote(self);
      case 'rejected':
        if (this.asked !== from) return;
        this.asked = undefined;
        this.refused.push(from);
        return this.promote(self);
      case 'shuffle':
        return this.takeShuffle(told, from, self);
      case 'shuffled':
        return this.integrate(told.peers, this.lastShuffled, self);
      case 'alive':
        if (!this.active.has(from)) send(from, { view: 'disconnect' }, self);
    }
  }

  broken(peer: Channel, self: ViewSelf): void {
    if (this.options.detection === 'send' && this.active.has(peer)) this.broke.add(peer);
    else this.fail(peer, self);
  }

  private join(self: ViewSelf): void {
    const contact = this.entrance.contact(self);
    if (contact === undefined) return;
    send(contact, { view: 'join' }, self);
  }

  private letIn(joined: Channel, self: ViewSelf): void {
    const others = this.active.peers.filter((peer) => peer !== joined);
    this.link(joined, self);
    send(joined, { view: 'linked' }, self);
    const { activeWalk: hops } = this.options;
    for (const peer of others) {
      if (this.active.has(peer)) send(peer, { view: 'forward-join', joined, hops }, self);
    }
  }

  private walk(joined: Channel, hops: number, from: Channel, self: ViewSelf): void {
    if (joined === self.channel) return;
    const next = this.active.pick(self.random, [from, joined]);
    if (hops === 0 || this.active.size <= 1 || next === undefined) {
      if (this.active.has(joined)) return;
      this.link(joined, self);
      send(joined, { view: 'linked' }, self);
      return;
    }
    if (hops === this.options.passiveWalk) this.remember(joined, self);
    send(next, { view: 'forward-join', joined, hops: hops - 1 }, self);
  }

  /** Takes a peer into the active view. If that is full, a random member goes. */
  private link(peer: Channel, self: ViewSelf): void {
    if (peer === self.channel || this.active.has(peer)) return;
    if (this.active.isFull) {
      const evicted = this.active.pick(self.random);
      if (evicted !== undefined) {
        send(evicted, { view: 'disconnect' }, self);
        this.unlink(evicted);
        this.remember(evicted, self);
      }
    }
    this.passive.remove(peer);
    this.active.add(peer);
    this.silence.set(peer, 0);
    this.version += 1;
  }

  private unlink(peer: Channel): void {
    if (!this.active.remove(peer)) return;
    this.silence.delete(peer);
    this.broke.delete(peer);
    this.version += 1;
  }

  /** Takes a peer into the passive view. If that is full, one of `first` goes, else a random one. */
  private remember(peer: Channel, self: ViewSelf, first: Channel[] = []): void {
    const { active, passive } = this;
    if (peer === self.channel || active.has(peer) || passive.has(peer)) return;
    while (passive.isFull && first.length > 0) passive.remove(first.shift() as Channel);
    if (passive.isFull) passive.remove(passive.pick(self.random) as Channel);
    passive.add(peer);
  }

  /** A neighbour or another peer has failed. */
  private fail(peer: Channel, self: ViewSelf): void {
    this.unlink(peer);
    this.passive.remove(peer);
    if (this.asked === peer) this.asked = undefined;
    this.promote(self);
  }

  /** Asks a passive peer to fill a free place of the active view, one at a time. */
  private promote(self: ViewSelf): void {
    if (this.asked !== undefined || this.active.isFull) return;
    const peer = this.passive.pick(self.random, this.refused);
    if (peer === undefined) return;
    this.asked = peer;
    send(peer, { view: 'neighbor', isUrgent: this.active.size === 0 }, self);
  }

  private answer(from: Channel, isUrgent: boolean, self: ViewSelf): void {
    if (!isUrgent && this.active.isFull && !this.active.has(from)) {
      return send(from, { view: 'rejected' }, self);
    }
    this.link(from, self);
    send(from, { view: 'accepted' }, self);
  }

  /** Tells the neighbours that they are still neighbours, and gives up those that are silent. */
  private watch(self: ViewSelf): void {
    for (const peer of [...this.active.peers]) {
      const silence = (this.silence.get(peer) ?? 0) + 1;
      this.silence.set(peer, silence);
      if (silence > SILENCE_MAX && this.options.detection === 'link') this.fail(peer, self);
      else send(peer, { view: 'alive' }, self);
    }
  }

  private shuffle(self: ViewSelf): void {
    const { activeWalk, shuffleActive, shufflePassive } = this.options;
    const peer = this.active.pick(self.random);
    if (peer === undefined) return;
    if (this.broke.has(peer)) return this.fail(peer, self);
    const peers = [
      self.channel,
      ...this.active.sample(self.random, shuffleActive),
      ...this.passive.sample(self.random, shufflePassive),
    ];
    this.lastShuffled = peers;
    send(peer, { view: 'shuffle', origin: self.channel, peers, hops: activeWalk }, self);
  }

  private takeShuffle(
    { origin, peers, hops }: Extract<HyParViewMessage, { readonly view: 'shuffle' }>,
    from: Channel,
    self: ViewSelf,
  ): void {
    const next = this.active.pick(self.random, [from, origin]);
    if (hops > 1 && this.active.size > 1 && next !== undefined) {
      return send(next, { view: 'shuffle', origin, peers, hops: hops - 1 }, self);
    }
    if (origin === self.channel) return;
    const answer = this.passive.sample(self.random, peers.length);
    send(origin, { view: 'shuffled', peers: answer }, self);
    this.integrate(peers, answer, self);
  }

  private integrate(received: readonly Channel[], sent: readonly Channel[], self: ViewSelf): void {
    const first = [...sent];
    for (const peer of received) this.remember(peer, self, first);
  }
}

/** Sends a message of the protocol. */
const send = (to: Channel, message: HyParViewMessage, self: ViewSelf): void =>
  self.send(to, message);
