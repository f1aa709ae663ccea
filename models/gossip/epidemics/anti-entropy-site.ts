import type { Channel, Instant } from '../../../kernel/index.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { type Entry, VersionedStore } from '../kit/versioned-store.ts';
import type { AntiEntropyOptions } from './anti-entropy-options.ts';
import { awakened, phaseOf } from './certificates.ts';

/** The key of the value that the sites agree on. */
export const KEY = 'value';

/** A cycle before the first one: what a life begins with, it knows when its first cycle begins. */
const BEFORE = -1;

type Message =
  /** Asks for all entries. */
  'call' | { readonly entries: readonly Entry[] };

type Self = GossipSelf<Message, 'Delete'>;

/** A site of a replicated database, which compares its entries with those of a random other in each cycle. Its disk keeps them. */
export class Site extends GossipNode<Message, 'Delete'> {
  readonly store = new VersionedStore();
  /** When it first had what all are to have: the value, or its death certificate. */
  informedAt: Instant | undefined;

  constructor(
    place: Place,
    private readonly options: AntiEntropyOptions & { readonly population: number },
  ) {
    super(place);
  }

  protected override begin(self: Self): void {
    const { deletion, informed } = this.options;
    const initial = { key: KEY, value: 1, version: { at: 0, by: 0 } };
    const entry = self.disk.get<Entry>(KEY) ?? (this.index < informed ? initial : undefined);
    self.report({ kind: 'state', state: 'susceptible' });
    if (entry !== undefined) this.keep(entry, self, BEFORE);
    if (this.index === 0 && deletion > self.now) self.after(deletion - self.now, 'Delete');
  }

  protected override ring(_delete: 'Delete', self: Self): void {
    const { population, retention } = this.options;
    const sites = Array.from({ length: population }, (_, index) => index);
    const version = { at: self.now, by: this.index };
    const retainedBy = self.random.sample(sites, Math.min(retention, population));
    this.keep({ key: KEY, value: null, version, activatedAt: self.now, retainedBy }, self);
  }

  protected override cycle(self: Self): void {
    const { direction } = this.options;
    const peer = this.pick(self);
    if (peer === undefined) return;
    if (direction !== 'pull') this.tell(peer, self);
    if (direction !== 'push') self.send(peer, 'call');
  }

  protected override hear(message: Message, from: Channel, self: Self): void {
    if (message === 'call') this.tell(from, self);
    else for (const entry of message.entries) this.meet(entry, self);
  }

  /** Sends what it had when the cycle began, but for what is dormant. */
  private tell(peer: Channel, self: Self): void {
    this.forgetExpired(self);
    const entries = this.store
      .atStartOf(this.cycleNow(self))
      .filter((entry) => phaseOf(entry, this.index, self.now, this.options) === 'active');
    if (entries.length === 0) return;
    self.count('updates');
    self.send(peer, { entries });
  }

  private meet(entry: Entry, self: Self): void {
    this.forgetExpired(self);
    // Everybody else has dropped an expired certificate, too.
    if (phaseOf(entry, this.index, self.now, this.options) !== 'active') return;
    const own = this.store.get(entry.key);
    const phase = own && phaseOf(own, this.index, self.now, this.options);
    const woken = own && phase && awakened(own, entry, phase, self.now);
    if (woken !== undefined) this.keep(woken, self);
    else this.keep(entry, self);
  }

  private keep(entry: Entry, self: Self, cycle = this.cycleNow(self)): void {
    if (!this.store.merge(entry, cycle)) return;
    self.disk.set(entry.key, entry);
    const isInformed = this.options.deletion === 0 || entry.value === null;
    if (isInformed) this.informedAt ??= self.now;
    self.gauge('informed', isInformed ? 1 : 0);
    self.report({ kind: 'state', state: isInformed ? 'infective' : 'susceptible' });
  }

  private forgetExpired(self: Self): void {
    for (const entry of this.store.entries()) {
      if (phaseOf(entry, this.index, self.now, this.options) !== 'expired') continue;
      this.store.drop(entry.key, this.cycleNow(self));
    }
  }
}
