// One process of PHOLD through the public actor API: each message makes its receiver send another.
import { performance } from 'node:perf_hooks';

import type { Actor, Channel, Envelope, Fate, Network, Self } from '../../kernel/index.ts';

import { loadKernel } from './built.ts';
import { DELAY_MEAN, delayLaws } from './laws.ts';
import { readTask, report } from './measurement.ts';
import { dropFingerprint } from './no-fingerprint.ts';
import type { PholdTask } from './phold-task.ts';

/** One constant object is sent, so that making messages is not measured. */
const HOP = { type: 'Hop' };
type Hop = typeof HOP;

class Hopper implements Actor<Hop, Hop> {
  constructor(readonly peers: readonly Channel[]) {}

  start(self: Self<Hop, Hop>): void {
    self.after(Math.floor(DELAY_MEAN * self.random.uniform()), HOP);
  }

  timer(_timer: Hop, self: Self<Hop, Hop>): void {
    self.send(self.random.pick(this.peers), HOP);
  }

  receive(_message: Hop, _from: Channel, self: Self<Hop, Hop>): void {
    self.send(self.random.pick(this.peers), HOP);
  }
}

const task = readTask<PholdTask>();
const { count, events, hasFingerprint = true, queue = 'ladder', warmUp } = task;
const { defineModel, open } = await loadKernel();
const law = delayLaws[task.law];

const phold = defineModel({
  name: 'phold',
  actors({ spawn }) {
    const peers: Channel[] = [];
    for (let index = 0; index < count; index++) {
      peers.push(spawn(`Hopper${index}`, () => new Hopper(peers)));
    }
  },
});
/** One object for all messages, as the kernel's own networks have. */
const fate = { latency: 0, isOrdered: false, isSteady: false };
const network: Network = {
  fate({ draws }: Envelope): Fate {
    fate.latency = law(draws);
    return fate;
  },
};
const world = open(phold, { seed: 'phold' }, { network, queue });
if (!hasFingerprint) await dropFingerprint();
const fingerprintStart = world.fingerprint;

// A start and a timer of each actor come before the messages.
world.advance({ events: 2 * count + warmUp });
const start = performance.now();
world.advance({ events });
const wallMs = performance.now() - start;
if (hasFingerprint === (world.fingerprint === fingerprintStart)) {
  throw new Error('the fingerprint is taken when asked for, and only then');
}
report({ count: events, wallMs, fingerprint: world.fingerprint });
