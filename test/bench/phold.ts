// One process of PHOLD through the public actor API: each message makes its receiver send another.
import { performance } from 'node:perf_hooks';
import type { Actor, Channel, Duration, Self } from '../../kernel/index.ts';
import { loadKernel } from './built.ts';
import { DELAY_MEAN, delayLaws } from './laws.ts';
import { type PholdTask, readTask, report, warmUpOf } from './task.ts';

/** One constant object, as a program's own messages without content would be. */
const HOP = { type: 'Hop' };

class Hopper implements Actor<typeof HOP, typeof HOP> {
  constructor(readonly peers: readonly Channel[]) {}

  start(self: Self<typeof HOP, typeof HOP>): void {
    self.after(Math.floor(DELAY_MEAN * self.random.uniform()) as Duration, HOP);
  }

  timer(_timer: typeof HOP, self: Self<typeof HOP, typeof HOP>): void {
    self.send(self.random.pick(this.peers), HOP);
  }

  receive(_message: typeof HOP, _from: Channel, self: Self<typeof HOP, typeof HOP>): void {
    self.send(self.random.pick(this.peers), HOP);
  }
}

const task = readTask<PholdTask>();
const { defineModel, open } = await loadKernel();
const law = delayLaws[task.law];

const phold = defineModel({
  name: 'phold',
  actors({ spawn }) {
    const peers: Channel[] = [];
    for (let index = 0; index < task.count; index++) {
      peers.push(spawn(`Hopper${index}`, new Hopper(peers)));
    }
  },
});
const network = { latency: (_from: Channel, _to: Channel, draws: Parameters<typeof law>[0]) => law(draws) as Duration };
const world = open(phold, { seed: 'phold' }, { network, queue: task.queue ?? 'ladder' });

// A start and a timer an actor come before the messages.
world.advance({ events: 2 * task.count + warmUpOf(task) });
const start = performance.now();
world.advance({ events: task.events });
const wallMs = performance.now() - start;
report({ events: task.events, wallMs, fingerprint: world.fingerprint });
