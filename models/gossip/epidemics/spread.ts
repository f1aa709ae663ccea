import { type Channel, FAULT_KINDS, type OptionsOf, option } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import type { GossipSelf, Place } from '../kit/gossip-node.ts';
import { allKnow, epidemicMeasures } from './epidemic-measures.ts';
import { informedStayInformed } from './epidemic-properties.ts';
import { Informed } from './informed.ts';

const DIRECTIONS = ['push', 'pull', 'push-pull'] as const;

const spreadOptions = {
  direction: option.choice(DIRECTIONS, { summary: 'who sends: the caller, the called, or both' }),
};

/** A call asks for the rumour. An update is the rumour. */
type Message = 'call' | 'update';

/** Calls a random other node in each cycle. What it learns in a cycle, it passes on from the next one on. */
export class Spreader extends Informed<Message> {
  constructor(
    place: Place,
    private readonly direction: OptionsOf<typeof spreadOptions>['direction'],
  ) {
    super(place);
  }

  protected override isActive(): boolean {
    return this.direction === 'push-pull' || this.isInformed === (this.direction === 'push');
  }

  protected override cycle(self: GossipSelf<Message>): void {
    const { direction } = this;
    const peer = this.pick(self);
    if (peer === undefined) return;
    const knew = this.knewAtStart(self);
    if (knew && direction !== 'pull') this.update(peer, self);
    if (!knew && direction !== 'push') self.send(peer, 'call');
  }

  protected override hear(message: Message, from: Channel, self: GossipSelf<Message>): void {
    if (message === 'update') this.learn(self);
    else if (this.knewAtStart(self)) this.update(from, self);
  }

  private update(peer: Channel, self: GossipSelf<Message>): void {
    self.count('updates');
    self.send(peer, 'update');
  }
}

/**
 * Uniform gossip, until all know.
 * Source: Karp, Schindelhauer, Shenker, Voecking 2000, Randomized Rumor Spreading.
 */
export const spread = gossipModel({
  name: 'spread',
  summary: 'a rumour that all nodes push or pull in each cycle, until all know it',
  options: spreadOptions,
  node: (place, { direction }) => new Spreader(place, direction),
  measures: epidemicMeasures,
  stopWhen: allKnow,
  properties: [informedStayInformed],
  tolerates: FAULT_KINDS,
});
