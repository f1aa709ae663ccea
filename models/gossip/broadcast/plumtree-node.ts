import type { Channel } from '../../../kernel/index.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { Branches } from './branches.ts';
import { type PlumtreeOptions, sourceOf } from './plumtree-options.ts';

type Message =
  | { readonly type: 'Payload'; readonly id: number; readonly hops: number }
  | { readonly type: 'IHave'; readonly id: number; readonly hops: number }
  /** Asks for payloads from now on, and for one that is missing. */
  | { readonly type: 'Graft'; readonly id: number | null }
  /** Asks for announcements instead of payloads from now on. */
  | { readonly type: 'Prune' };

type Timer = { readonly broadcast: number } | { readonly graft: number };
type Self = GossipSelf<Message, Timer>;

/** What a node knows of a broadcast that it has delivered. */
export interface Delivery {
  readonly hops: number;
  /** Who sent it; `undefined` at its source. */
  readonly from: Channel | undefined;
  /** The payloads that the node has sent of it. */
  payloadCount: number;
  announcementCount: number;
}

interface Announcement {
  readonly from: Channel;
  readonly hops: number;
}

/** A node of a broadcast tree. It pushes payloads along the tree, and announces them everywhere else. */
export class PlumtreeNode extends GossipNode<Message, Timer> {
  readonly branches = new Branches();
  /** The broadcasts that it has delivered, by id. */
  readonly delivered = new Map<number, Delivery>();
  /** How often a broadcast was delivered that had been before. It stays 0. */
  repeatCount = 0;
  /** The announcements of broadcasts that are missing, in order. */
  private readonly missing = new Map<number, Announcement[]>();

  constructor(
    place: Place,
    private readonly options: PlumtreeOptions & {
      readonly population: number;
      readonly period: number;
    },
  ) {
    super(place);
  }

  protected override begin(self: Self): void {
    self.report({ kind: 'state', state: 'waiting' });
    const { broadcasts, quiet, period } = this.options;
    for (let broadcast = 0; broadcast < broadcasts; broadcast++) {
      if (sourceOf(broadcast, this.options) !== this.index) continue;
      const at = (quiet + broadcast) * period + Math.floor(period / 2);
      if (at > self.now) self.at(at, { broadcast });
    }
  }

  protected override changed(): void {
    this.branches.follow(this.membership.peers());
  }

  protected override ring(timer: Timer, self: Self): void {
    if ('graft' in timer) return this.graft(timer.graft, self);
    this.deliver(timer.broadcast, 0, undefined, self);
  }

  protected override lose(peer: Channel): void {
    for (const [id, announcements] of this.missing) {
      this.missing.set(
        id,
        announcements.filter(({ from }) => from !== peer),
      );
    }
  }

  protected override hear(message: Message, from: Channel, self: Self): void {
    const { branches } = this;
    switch (message.type) {
      case 'Payload':
        return this.take(message.id, message.hops, from, self);
      case 'IHave':
        return this.note(message.id, message.hops, from, self);
      case 'Prune':
        return branches.makeLazy(from);
      case 'Graft': {
        branches.makeEager(from);
        const delivery = message.id === null ? undefined : this.delivered.get(message.id);
        if (message.id !== null && delivery !== undefined) {
          this.push(message.id, delivery, from, self);
        }
      }
    }
  }

  private take(id: number, hops: number, from: Channel, self: Self): void {
    const { mode } = this.options;
    if (!this.delivered.has(id)) {
      const announcements = this.missing.get(id) ?? [];
      if (mode === 'plumtree') this.branches.makeEager(from);
      this.deliver(id, hops, from, self);
      this.shorten(hops, from, announcements, self);
    } else if (mode === 'plumtree') {
      this.branches.makeLazy(from);
      self.count('prunes');
      self.send(from, { type: 'Prune' });
    }
  }

  private deliver(id: number, hops: number, from: Channel | undefined, self: Self): void {
    if (this.delivered.has(id)) this.repeatCount += 1;
    const delivery = { hops, from, payloadCount: 0, announcementCount: 0 };
    this.delivered.set(id, delivery);
    self.report({ kind: 'state', state: `has ${this.delivered.size}` });
    if (this.missing.delete(id)) self.cancel({ graft: id });
    for (const peer of this.branches.eager) {
      if (peer !== from) this.push(id, delivery, peer, self);
    }
    for (const peer of this.branches.lazy) {
      if (peer === from) continue;
      delivery.announcementCount += 1;
      self.count('announcements');
      self.send(peer, { type: 'IHave', id, hops: hops + 1 });
    }
  }

  private push(id: number, delivery: Delivery, peer: Channel, self: Self): void {
    delivery.payloadCount += 1;
    self.count('payloads');
    self.send(peer, { type: 'Payload', id, hops: delivery.hops + 1 });
  }

  private note(id: number, hops: number, from: Channel, self: Self): void {
    if (this.delivered.has(id)) return;
    const announcements = this.missing.get(id);
    if (announcements !== undefined) return void announcements.push({ from, hops });
    this.missing.set(id, [{ from, hops }]);
    self.after(this.options.graftAfter, { graft: id });
  }

  /** The broadcast is still missing: mends the tree towards the first who announced it. */
  private graft(id: number, self: Self): void {
    const announcement = this.missing.get(id)?.shift();
    if (announcement === undefined) return void this.missing.delete(id);
    self.after(this.options.graftAgain, { graft: id });
    this.branches.makeEager(announcement.from);
    self.count('grafts');
    self.send(announcement.from, { type: 'Graft', id });
  }

  /** Changes the tree if an announcement came before the payload, over far fewer hops. */
  private shorten(
    hops: number,
    parent: Channel,
    announcements: readonly Announcement[],
    self: Self,
  ): void {
    const { threshold } = this.options;
    if (threshold === 0) return;
    const shorter = announcements.find((announcement) => hops - announcement.hops >= threshold);
    if (shorter === undefined || !this.branches.lazy.has(shorter.from)) return;
    this.branches.makeEager(shorter.from);
    this.branches.makeLazy(parent);
    self.count('shortcuts');
    self.send(shorter.from, { type: 'Graft', id: null });
    self.send(parent, { type: 'Prune' });
  }
}
