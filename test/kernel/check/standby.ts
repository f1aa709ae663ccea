import type { Actor, Self } from '../../../kernel/actors/actor.ts';
import type { Channel } from '../../../kernel/actors/channel.ts';
import type { Examination } from '../../../kernel/check/examination.ts';
import { examine } from '../../../kernel/check/examine.ts';
import { always } from '../../../kernel/properties/always.ts';
import { defineModel, type Model } from '../../../kernel/run/model.ts';
import type { ScenarioInput } from '../../../kernel/run/scenario.ts';

type Message = { readonly type: 'beat'; readonly count: number };
type Timer = 'beat' | 'silence';

/** The first member leads and sends beats. Another that hears none for a while leads, too: that is the bug. */
class Member implements Actor<Message, Timer> {
  isLeader: boolean;
  count = 0;

  constructor(
    readonly peers: readonly Channel<Message>[],
    readonly index: number,
    /** How long it waits for a beat. */
    readonly patience: number,
  ) {
    this.isLeader = index === 0;
  }

  start(self: Self<Message, Timer>): void {
    if (this.isLeader) self.every(1_000_000, 'beat');
    else self.after(this.patience, 'silence');
  }

  receive(message: Message, _from: Channel, self: Self<Message, Timer>): void {
    this.count = message.count;
    if (!this.isLeader) self.after(this.patience, 'silence');
  }

  timer(timer: Timer, self: Self<Message, Timer>): void {
    if (timer === 'silence') this.isLeader = true;
    else {
      this.count += 1;
      const others = this.peers.filter((_, index) => index !== this.index);
      for (const peer of others) self.send(peer, { type: 'beat', count: this.count });
    }
  }
}

const modelOf = (name: string, patience: number): Model<{ members: number }> =>
  defineModel({
    name,
    options: { members: 5 },
    size: 'members',
    network: { latency: { law: 'uniform', min: '5ms', max: '40ms' } },
    actors(setup, { members }) {
      const peers = Array.from({ length: members }, (_, index) =>
        setup.channel<Message>(`m${index + 1}`),
      );
      for (const [index, peer] of peers.entries())
        setup.spawn(peer, () => new Member(peers, index, patience));
    },
    properties: [
      always('one leader', (world) => {
        const leaders = [...world.actors()].filter(({ actor }) => (actor as Member)?.isLeader);
        return leaders.length < 2 || `${leaders.map(({ name }) => name).join(' and ')} lead`;
      }),
    ],
  });

/** A model with a bug that a cut shows. */
export const standby = modelOf('standby', 3_000_000);
/** A model with a bug that a single lost message shows. */
export const fragile = modelOf('standby', 1_500_000);
/** A model with a bug that takes six lost messages in a row. */
export const patient = modelOf('standby', 6_500_000);

export const scenario: ScenarioInput = {
  seed: 'x',
  ties: 'shuffled',
  limits: { until: '1m' },
  faults: [
    { key: 'c', kind: 'cut', between: [['m1', 'm2'], 'm3'], from: '10.3s', to: '19.7s' },
    { key: 'p', kind: 'pause', actors: 'm4', from: '2s', to: '4s' },
    { key: 'l', kind: 'loss', between: ['m1', 'm5'], from: '1s', to: '2s', rate: 0.5 },
    { key: 'k', kind: 'crash', actors: 'm2', from: '30s', to: '40s' },
    { key: 'd', kind: 'delay', between: ['m1', '*'], from: '3s', to: '9s', by: '100ms' },
  ],
  operations: [{ key: 'poke', at: '5s', to: 'm4', message: { type: 'beat', count: 0 } }],
};

export const examined = (input: ScenarioInput): Examination => examine(standby, input);
