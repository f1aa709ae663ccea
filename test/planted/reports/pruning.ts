import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  option,
  type Self,
  seconds,
  sometimes,
  stabilises,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK } from '../protocol.ts';

type Message =
  | { readonly type: 'Broadcast' | 'Have'; readonly number: number }
  | { readonly type: 'Graft'; readonly number: number }
  | { readonly type: 'Prune' };
type Timer = 'Next' | { readonly missing: number; readonly holder: string };
type Own = Self<Message, Timer>;

/** Broadcasts over a tree that it keeps by pruning and grafting links (after Plumtree). */
class Node implements Actor<Message, Timer> {
  lastPrunedAt = 0;
  pruneCount = 0;
  private readonly lazy = new Set<string>();
  private readonly seen = new Set<number>();
  private number = 0;

  constructor(
    private readonly peers: readonly Channel[],
    private readonly isRoot: boolean,
    private readonly wrong: boolean,
  ) {}

  start(self: Own): void {
    this.number = self.disk.get<number>('number') ?? 0;
    if (this.isRoot) self.every(ms(200), 'Next');
  }

  timer(timer: Timer, self: Own): void {
    if (timer === 'Next') {
      this.number += 1;
      self.disk.set('number', this.number);
      return this.spread(this.number, undefined, self);
    }
    const holder = this.peers.find(({ name }) => name === timer.holder);
    if (holder === undefined || this.seen.has(timer.missing)) return;
    this.lazy.delete(holder.name);
    self.send(holder, { type: 'Graft', number: timer.missing });
  }

  receive(message: Message, from: Channel, self: Own): void {
    switch (message.type) {
      case 'Broadcast':
        if (!this.seen.has(message.number)) return this.spread(message.number, from, self);
        if (this.lazy.has(from.name) && !this.wrong) return;
        this.lazy.add(from.name);
        this.pruneCount += 1;
        this.lastPrunedAt = self.now;
        return self.send(from, { type: 'Prune' });
      case 'Prune':
        // The report: a pruned node grafts the link again, since it takes it for one of its tree.
        if (this.wrong && this.lazy.has(from.name)) {
          this.lazy.delete(from.name);
          return self.send(from, { type: 'Graft', number: 0 });
        }
        this.lazy.add(from.name);
        return;
      case 'Have':
        if (this.seen.has(message.number)) return;
        return self.after(ms(300), { missing: message.number, holder: from.name });
      case 'Graft':
        this.lazy.delete(from.name);
        if (message.number > 0) self.send(from, { type: 'Broadcast', number: message.number });
        return;
    }
  }

  private spread(number: number, from: Channel | undefined, self: Own): void {
    this.seen.add(number);
    for (const peer of this.peers) {
      if (peer === from) continue;
      const type = this.lazy.has(peer.name) ? 'Have' : 'Broadcast';
      self.send(peer, { type, number });
    }
  }
}

/** Nodes that all know each other. They prune the links that a tree does not need. */
export const pruning = defineModel({
  name: 'pruning',
  options: { members: option.count(5, { min: 2, max: 7 }), wrong: false },
  network: NETWORK,
  tolerates: ['loss', 'cut', 'delay', 'pause'],
  properties: [
    stabilises('pruning ends', { within: seconds(10) }, (world) => {
      for (const { name, actor } of world.actors()) {
        if (!(actor instanceof Node) || actor.pruneCount === 0) continue;
        if (world.now - actor.lastPrunedAt < seconds(2)) return `${name} has pruned a link`;
      }
      return true;
    }),
    sometimes('a link is pruned', (world) =>
      [...world.actors()].some(({ actor }) => actor instanceof Node && actor.pruneCount > 0),
    ),
  ],
  actors(setup, { members: count, wrong }) {
    const members = channelsOf(setup, count);
    for (const [index, member] of members.entries()) {
      const peers = members.filter((peer) => peer !== member);
      setup.spawn(member, () => new Node(peers, index === 0, wrong));
    }
  },
});
