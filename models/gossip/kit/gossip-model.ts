import {
  defineModel,
  formatDuration,
  type Measures,
  MILLISECOND,
  type Model,
  type ModelDefinition,
  type NetworkLaws,
  type OptionsOf,
  type Setup,
  SimulationError,
  shown,
} from '../../../kernel/index.ts';
import { membershipsOf } from '../membership/overlays.ts';
import { Cycles } from './cycles.ts';
import type { GossipNode, Place } from './gossip-node.ts';
import { type GossipOptions, gossipOptions } from './options.ts';

/** The laws of the network in the free clocking. In cycles, messages take no time. */
const FREE: NetworkLaws = {
  latency: { law: 'uniform', min: 10 * MILLISECOND, max: 100 * MILLISECOND },
};

type Specs = Readonly<Record<string, unknown>>;
type Given<Own extends Specs> = ModelDefinition<typeof gossipOptions & Own>;

/** A gossip protocol as its author writes it. */
export interface GossipDefinition<Own extends Specs>
  extends Omit<Given<Own>, 'options' | 'actors' | 'size' | 'measureEvery' | 'network' | 'until'> {
  /** The options besides those of all gossip models, or other defaults of these. */
  readonly options?: Own;
  /** More laws of the network, such as connections. */
  readonly network?: NetworkLaws;
  readonly measures?: Measures;
  /** Makes a node, at the begin of each of its lives. */
  node(place: Place, options: GossipOptions & OptionsOf<Own>): GossipNode<never, never>;
}

/**
 * Makes the model of a gossip protocol: nodes that act once each cycle, know each other by an
 * overlay, and are named `node1` and so on. Its measures are sampled once a cycle.
 * @throws bad-model as `defineModel`, and without a function `node`.
 */
export function gossipModel<const Own extends Specs>(definition: GossipDefinition<Own>): Model {
  const { node, options, network, ...about } = definition;
  if (typeof node !== 'function') {
    throw new SimulationError(
      'bad-model',
      `model ${about.name}: node: got ${shown(node)}, expected a function that makes a node of a place`,
    );
  }
  return defineModel({
    strict: false,
    ...about,
    options: { ...gossipOptions, ...options },
    size: 'population',
    network: ({ clocking }) => lawsOf(clocking, network),
    measureEvery: ({ period }) => period,
    until: ({ cycles, period }) => (cycles === 0 ? undefined : cycles * period),
    actors(setup, values) {
      spawnNodes(setup, definition.name, values, (place) =>
        node(place, values as GossipOptions & OptionsOf<Own>),
      );
    },
  } as ModelDefinition<typeof gossipOptions>);
}

function lawsOf(
  clocking: GossipOptions['clocking'],
  network: NetworkLaws | undefined,
): NetworkLaws | undefined {
  if (clocking === 'cycles') return network;
  return { ...FREE, ...network };
}

function spawnNodes(
  setup: Setup,
  model: string,
  values: GossipOptions,
  node: (place: Place) => GossipNode<never, never>,
): void {
  const { population, period, clocking, overlay } = values;
  if (clocking === 'cycles' && population > period - 2) {
    throw new SimulationError(
      'bad-option',
      `${model}: got ${population} nodes and cycles of ${formatDuration(period)}, expected at least 1 us for each node and 2 us more`,
    );
  }
  const word = (): number => setup.random.integer(0, 0xffffffff);
  const key = { high: word(), low: word() };
  const cycles = new Cycles({ clocking, period, count: population, key });
  const nodes = Array.from({ length: population }, (_, index) => setup.channel(`node${index + 1}`));
  const draws = setup.random.at('overlay');
  const membershipOf = membershipsOf(overlay, nodes, values, draws);
  for (const [index, channel] of nodes.entries()) {
    setup.spawn(channel, () => node({ index, cycles, membership: membershipOf(index) }));
  }
}
