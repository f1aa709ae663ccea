import type { Channel } from '../../../kernel/index.ts';
import { GossipNode, type GossipSelf, type Place } from '../kit/gossip-node.ts';
import { deltasFor } from './reconciliation.ts';
import type { ScuttlebuttOptions } from './scuttlebutt-options.ts';
import { type Deltas, type Digest, States } from './states.ts';

type Message =
  /** Asks for what the sender lacks. */
  | { readonly type: 'Call'; readonly digest: Digest }
  /** What the caller lacks, as far as the message can hold it, and a digest that asks for the rest. */
  | { readonly type: 'Answer'; readonly digest: Digest; readonly deltas: readonly Deltas[] }
  /** What the called lacks. */
  | { readonly type: 'Thanks'; readonly deltas: readonly Deltas[] };

/** The key of a participant's own writes on its disk. */
const OWN = 'own';

/** Writes values of its own, and reconciles with a random other in each cycle. Its disk keeps its own values. */
export class Scuttlebutt extends GossipNode<Message> {
  readonly states: States;

  constructor(
    place: Place,
    private readonly options: ScuttlebuttOptions & { readonly population: number },
  ) {
    super(place);
    this.states = new States(options.population);
  }

  protected override begin(self: GossipSelf<Message>): void {
    const own = self.disk.get<Deltas>(OWN);
    if (own !== undefined) this.states.take(own);
  }

  protected override cycle(self: GossipSelf<Message>): void {
    const { keys, updates, writing } = this.options;
    if (this.cycleNow(self) < writing && self.random.chance(updates)) {
      this.write(self.random.integer(0, keys - 1), self);
    }
    const peer = this.pick(self);
    if (peer !== undefined) self.send(peer, { type: 'Call', digest: this.states.digest });
  }

  protected override hear(message: Message, from: Channel, self: GossipSelf<Message>): void {
    if (message.type !== 'Call') for (const some of message.deltas) this.states.take(some);
    if (message.type === 'Thanks') return;
    const { mtu, order } = this.options;
    const deltas = deltasFor(message.digest, this.states, mtu, order);
    const { digest } = this.states;
    if (message.type === 'Call') self.send(from, { type: 'Answer', digest, deltas });
    else if (deltas.length > 0) self.send(from, { type: 'Thanks', deltas });
  }

  private write(key: number, self: GossipSelf<Message>): void {
    this.states.write(this.index, key, self.random.integer(0, 999));
    const deltas = this.states.after(this.index, 0);
    self.disk.set(OWN, { owner: this.index, after: 0, deltas });
  }
}
