import { type Channel, FAULT_KINDS, monotone, type WorldView } from '../../../kernel/index.ts';
import { CycleValue } from '../kit/cycle-value.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import type { GossipSelf, Place } from '../kit/gossip-node.ts';
import { epidemicMeasures } from './epidemic-measures.ts';
import { informedStayInformed } from './epidemic-properties.ts';
import { Informed } from './informed.ts';
import { Interest, type MongeringOptions, mongeringOptions } from './interest.ts';

type Message =
  /** Asks for the rumour. */
  | 'call'
  /** The rumour, pushed or pulled. */
  | { readonly update: 'pushed' | 'pulled' }
  /** Tells the sender of an update whether it was useful. */
  | { readonly feedback: 'pushed' | 'pulled'; readonly isUseful: boolean };

type Stage = 'susceptible' | 'infective' | 'removed';

const STAGES: readonly Stage[] = ['susceptible', 'infective', 'removed'];

/** A site that passes a rumour on until it has lost interest. */
export class Monger extends Informed<Message> {
  private readonly staging: CycleValue<Stage>;
  private readonly interest: Interest;
  /** Whether an update that was pulled from here in this cycle was useful; `undefined` if none was pulled. */
  private wasPullUseful: boolean | undefined;

  constructor(
    place: Place,
    private readonly options: MongeringOptions,
  ) {
    super(place);
    this.interest = new Interest(options);
    this.staging = new CycleValue<Stage>(this.isInformed ? 'infective' : 'susceptible');
  }

  get stage(): Stage {
    return this.staging.value;
  }

  protected override begin(self: GossipSelf<Message>): void {
    super.begin(self);
    if (this.stage === 'infective') self.gauge('infective', 1);
  }

  protected override isActive(): boolean {
    return this.options.direction !== 'push' || this.stage === 'infective';
  }

  protected override cycle(self: GossipSelf<Message>): void {
    const { direction, feedback } = this.options;
    const peer = this.pick(self);
    if (peer === undefined) return;
    if (direction !== 'pull' && this.isInfective(self)) {
      this.update(peer, 'pushed', self);
      if (!feedback) this.contacted(false, self);
    }
    if (direction !== 'push') self.send(peer, 'call');
  }

  protected override hear(message: Message, from: Channel, self: GossipSelf<Message>): void {
    if (message === 'call') {
      if (!this.isInfective(self)) return;
      this.wasPullUseful ??= false;
      this.update(from, 'pulled', self);
    } else if ('update' in message) this.take(message.update, from, self);
    else if (message.feedback === 'pushed') this.contacted(message.isUseful, self);
    else this.wasPullUseful = this.wasPullUseful === true || message.isUseful;
  }

  protected override endCycle(self: GossipSelf<Message>): void {
    if (this.wasPullUseful === undefined) return;
    this.contacted(this.wasPullUseful, self);
    this.wasPullUseful = undefined;
  }

  /** Whether it spreads the rumour: it was infective when the cycle began, and is so still. */
  private isInfective(self: GossipSelf<Message>): boolean {
    const wasInfective = this.staging.atStartOf(this.cycleNow(self)) === 'infective';
    return wasInfective && this.stage === 'infective';
  }

  private take(how: 'pushed' | 'pulled', from: Channel, self: GossipSelf<Message>): void {
    const { feedback, reading } = this.options;
    const knew = reading === 'cycle' ? this.knewAtStart(self) : this.isInformed;
    if (feedback) self.send(from, { feedback: how, isUseful: !knew });
    if (!this.learn(self)) return;
    this.staging.set('infective', this.cycleNow(self));
    self.gauge('infective', 1);
  }

  private update(peer: Channel, how: 'pushed' | 'pulled', self: GossipSelf<Message>): void {
    self.count('updates');
    self.send(peer, { update: how });
  }

  private contacted(isUseful: boolean, self: GossipSelf<Message>): void {
    if (this.stage !== 'infective' || !this.interest.isLostAt(isUseful, self.random)) return;
    this.staging.set('removed', this.cycleNow(self));
    self.report({ kind: 'state', state: 'removed' });
    self.gauge('infective', 0);
  }
}

/** Whether nobody spreads the rumour any more. Sites that only push are silent then, and the run ends by itself. */
function isOver(world: WorldView, { direction }: MongeringOptions): boolean {
  if (direction === 'push' || world.gauge('infective') > 0) return false;
  for (const { message } of world.inFlight()) {
    if (typeof message === 'object' && message !== null && 'update' in message) return false;
  }
  return true;
}

/**
 * Rumour mongering.
 * Source: Demers et al. 1987, Epidemic Algorithms for Replicated Database Maintenance, 1.4.
 */
export const rumor = gossipModel({
  name: 'rumor',
  summary: 'rumour mongering after Demers: sites spread a rumour until they lose interest',
  options: mongeringOptions,
  node: (place, options) => new Monger(place, options),
  measures: {
    ...epidemicMeasures,
    infective: (world) => world.gauge('infective') / Number(world.scenario.options.population),
  },
  stopWhen: isOver,
  properties: [
    informedStayInformed,
    monotone('sites go from susceptible to infective to removed', Monger, ({ stage }) =>
      STAGES.indexOf(stage),
    ),
  ],
  tolerates: FAULT_KINDS,
});
