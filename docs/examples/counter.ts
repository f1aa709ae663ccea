// A grow-only counter that is replicated without coordination. Source: Shapiro, Preguica, Baquero
// and Zawirski 2011, specification 6.
import type { Channel, Self, WorldView } from 'spigo';
import { always, defineModel, monotone, ms, option, seconds, stabilises } from 'spigo';

type Counts = Record<string, number>;
type Message = { type: 'Increment' } | { type: 'Incremented' } | { type: 'Merge'; counts: Counts };

class Replica {
  /** The increments that each replica has taken, as far as this one knows. */
  counts: Counts = {};

  constructor(readonly peers: Channel[]) {}

  start(self: Self<Message, 'Gossip'>) {
    this.counts = self.disk.get('counts') ?? {};
    self.every(ms(200), 'Gossip');
  }

  receive(message: Message, from: Channel, self: Self<Message, 'Gossip'>) {
    if (message.type === 'Merge') this.merge(message.counts);
    if (message.type !== 'Increment') return;
    this.counts = { ...this.counts, [self.name]: 1 + (this.counts[self.name] ?? 0) };
    self.disk.set('counts', this.counts);
    self.send(from, { type: 'Incremented' });
  }

  timer(_timer: 'Gossip', self: Self<Message, 'Gossip'>) {
    self.send(self.random.pick(this.peers), { type: 'Merge', counts: this.counts });
  }

  get value() {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  private merge(others: Counts) {
    const counts = { ...this.counts };
    for (const [name, count] of Object.entries(others)) {
      counts[name] = Math.max(count, counts[name] ?? 0);
      // counts[name] = count + (this.counts[name] ?? 0); // bug: it adds what it may have already
    }
    this.counts = counts;
  }
}

const living = (world: WorldView) =>
  [...world.actors()].flatMap(({ actor, life }) =>
    actor instanceof Replica && life === 'present' ? [actor] : [],
  );

const allLive = (world: WorldView) =>
  [...world.actors()].every(({ actor, life }) => !(actor instanceof Replica) || life === 'present');

export const counter = defineModel({
  name: 'counter',
  options: { replicas: option.count(4, { min: 2 }) },
  size: 'replicas',
  network: { latency: ms(5) },
  tolerates: ['crash', 'pause', 'cut', 'hold', 'loss', 'duplication', 'delay', 'reordering'],
  operations: { increment: { to: Replica, data: () => ({ type: 'Increment' }) } },
  actors(setup, { replicas: count }) {
    const replicas = Array.from({ length: count }, (_, index) => setup.channel(`r${index + 1}`));
    for (const replica of replicas) {
      setup.spawn(replica, () => new Replica(replicas.filter((peer) => peer !== replica)));
    }
  },
  properties: [
    monotone('no value falls in a life', Replica, ({ value }) => value),
    always('nothing is counted twice', (world) => {
      const value = Math.max(...living(world).map((replica) => replica.value));
      const asked = world.scenario.operations?.length ?? 0;
      return value <= asked || `a value of ${value} after ${asked} increments`;
    }),
    stabilises('all values are equal', { within: seconds(10) }, (world) => {
      const values = new Set(living(world).map(({ value }) => value));
      return values.size === 1 || `they are ${[...values].join(', ')}`;
    }),
    stabilises(
      'all count what was acknowledged',
      { within: seconds(10), provided: allLive },
      (world) => {
        const value = Math.min(...living(world).map((replica) => replica.value));
        const { length } = world.answers;
        return value >= length || `a value of ${value} after ${length} acknowledged increments`;
      },
    ),
  ],
});
