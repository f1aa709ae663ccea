// One process of PHOLD through the public API. The receiver of a message sends another one to a
// random actor after a random delay. Source: Fujimoto 1990, Performance of Time Warp under
// synthetic workloads.
import type { Actor, Channel, NetworkLaws, ScenarioInput, Self } from '../../kernel/index.ts';
import { loadKernel } from './built.ts';
import { readTask, report, timed } from './measurement.ts';

/** PHOLD of `count` actors, each with one event pending. */
export interface PholdTask {
  readonly count: number;
  /** Events before the measurement. */
  readonly warmUp: number;
  /** Events of the measurement. */
  readonly events: number;
  readonly network: NetworkLaws;
  /** Whether each message is a new object of two fields. Otherwise one object serves all. */
  readonly isFresh?: boolean;
  readonly ties?: ScenarioInput['ties'];
  readonly queue?: 'ladder' | 'plain';
}

interface Hop {
  readonly type: 'Hop';
  readonly count: number;
}

const HOP: Hop = Object.freeze({ type: 'Hop', count: 0 });

class Hopper implements Actor<Hop> {
  constructor(readonly peers: readonly Channel[]) {}

  start(self: Self<Hop>): void {
    self.send(self.random.pick(this.peers), HOP);
  }

  receive(_message: Hop, _from: Channel, self: Self<Hop>): void {
    self.send(self.random.pick(this.peers), HOP);
  }
}

/** A `Hopper` that makes a new message each time. */
class FreshHopper implements Actor<Hop> {
  constructor(readonly peers: readonly Channel[]) {}

  start(self: Self<Hop>): void {
    self.send(self.random.pick(this.peers), { type: 'Hop', count: 0 });
  }

  receive(message: Hop, _from: Channel, self: Self<Hop>): void {
    self.send(self.random.pick(this.peers), { type: 'Hop', count: (message.count + 1) & 1023 });
  }
}

const {
  count,
  events,
  isFresh = false,
  network,
  queue = 'ladder',
  ties,
  warmUp,
} = readTask<PholdTask>();
const { defineModel, open } = await loadKernel();

const phold = defineModel({
  name: 'phold',
  strict: false,
  actors({ spawn }) {
    const peers: Channel[] = [];
    const make = isFresh ? () => new FreshHopper(peers) : () => new Hopper(peers);
    for (let index = 0; index < count; index++) peers.push(spawn(`hopper${index}`, make));
  },
});
const scenario = { seed: 'phold', network, ...(ties !== undefined && { ties }) };
const world = open(phold, scenario, { queue });
world.advance({ events: count + warmUp });
report({
  count: events,
  ...timed(() => world.advance({ events })),
  fingerprint: world.fingerprint,
});
