// One process of push-pull gossip through the public API. Each second, each node sends its
// knowledge to a random node, and gets that node's knowledge.
import type { Actor, Channel, NetworkLaws, ScenarioInput, Self } from '../../kernel/index.ts';
import { loadKernel } from './built.ts';
import { heldBytes, readTask, report, timed } from './measurement.ts';

/** Gossip of `count` nodes. */
export interface GossipTask {
  readonly count: number;
  /** Rounds before the measurement. */
  readonly warmUp: number;
  /** Rounds of the measurement. */
  readonly rounds: number;
  readonly network: NetworkLaws;
  readonly ties?: ScenarioInput['ties'];
  /** Whether an observer listens to events. It does nothing. */
  readonly isObserved?: boolean;
  /** Whether memory is measured, too. */
  readonly hasMemory?: boolean;
}

type Rumour = { readonly type: 'Push' | 'Pull'; readonly isKnown: boolean };

const PUSH: readonly Rumour[] = [false, true].map((isKnown) => ({ type: 'Push', isKnown }));
const PULL: readonly Rumour[] = [false, true].map((isKnown) => ({ type: 'Pull', isKnown }));

const {
  count,
  hasMemory = false,
  isObserved = false,
  network,
  rounds,
  ties,
  warmUp,
} = readTask<GossipTask>();
const { defineModel, open, seconds } = await loadKernel();
const ROUND = seconds(1);

class Node implements Actor<Rumour, 'Phase' | 'Round'> {
  private known: 0 | 1;

  constructor(
    readonly peers: readonly Channel[],
    isSource: boolean,
  ) {
    this.known = isSource ? 1 : 0;
  }

  start(self: Self<Rumour, 'Phase' | 'Round'>): void {
    self.after(Math.floor(ROUND * self.random.uniform()), 'Phase');
  }

  timer(timer: 'Phase' | 'Round', self: Self<Rumour, 'Phase' | 'Round'>): void {
    if (timer === 'Phase') self.every(ROUND, 'Round');
    self.send(self.random.pick(this.peers), PUSH[this.known]);
  }

  receive(rumour: Rumour, from: Channel, self: Self<Rumour, 'Phase' | 'Round'>): void {
    if (rumour.type === 'Push') self.send(from, PULL[this.known]);
    if (rumour.isKnown) this.known = 1;
  }
}

const gossip = (nodes: number) =>
  defineModel({
    name: 'gossip',
    strict: false,
    actors({ spawn }) {
      const peers: Channel[] = [];
      for (let index = 0; index < nodes; index++) {
        peers.push(spawn(`node${index}`, () => new Node(peers, index === 0)));
      }
    },
  });
// The code takes memory, too, when it runs for the first time.
if (hasMemory) open(gossip(10), { seed: 'gossip', network }).advance({ until: 10 * ROUND });
const heldBefore = hasMemory ? heldBytes() : 0;
const scenario = { seed: 'gossip', network, ...(ties !== undefined && { ties }) };
const observers = isObserved ? [{ event() {} }] : [];
const world = open(gossip(count), scenario, { observers });
world.advance({ until: warmUp * ROUND });
const before = world.eventCount;
const times = timed(() => world.advance({ until: (warmUp + rounds) * ROUND }));
report({
  count: world.eventCount - before,
  ...times,
  fingerprint: world.fingerprint,
  ...(hasMemory && { bytesEach: (heldBytes() - heldBefore) / count }),
});
