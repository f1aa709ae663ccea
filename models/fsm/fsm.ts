import { defineModel, FAULT_KINDS, SimulationError } from '../../kernel/index.ts';
import { refuseOwnNames } from '../own-names.ts';
import { Logger } from './logger.ts';
import { Manager } from './manager.ts';
import { fsmOptions } from './options.ts';
import { PIRATE_SERVICE, Pirate } from './pirate.ts';
import { fsmProperties } from './properties.ts';

/** The limit of edges plus three times the nodes. More would make too long a causal chain at one instant. */
const GRAPH_SIZE_MAX = 9_000_000;

/** The original's first architecture: pirates who build a social network by talking. */
export const fsm = defineModel({
  name: 'fsm',
  summary: 'pirates in a social network, who gossip about each other and share their gold',
  options: fsmOptions,
  services: [PIRATE_SERVICE],
  strict: false,
  properties: fsmProperties,
  // A gift that arrives twice would be gold out of nothing.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'duplication'),
  size: 'population',
  actors(setup, options) {
    const { graph } = setup;
    if (graph !== undefined && graph.nodes.length < 2) {
      throw new SimulationError(
        'bad-graph',
        `fsm: got ${graph.nodes.length} in the graph, expected at least 2 pirates`,
      );
    }
    if (graph !== undefined && 3 * graph.nodes.length + graph.edges.length > GRAPH_SIZE_MAX) {
      throw new SimulationError(
        'bad-graph',
        `fsm: got ${graph.nodes.length} nodes and ${graph.edges.length} edges, expected up to ${GRAPH_SIZE_MAX} edges and thrice the nodes`,
      );
    }
    refuseOwnNames('fsm', graph, options.logger ? ['fsm', 'logger'] : ['fsm']);
    const logger = options.logger ? setup.spawn('logger', () => new Logger()) : null;
    setup.spawn('fsm', () => new Manager(options, graph, logger));
  },
  show(world) {
    const booties: [string, number][] = [];
    for (const { name, actor } of world.actors()) {
      if (actor instanceof Pirate) booties.push([name, actor.booty]);
    }
    booties.sort(([, a], [, b]) => b - a);
    return [{ title: 'Richest pirates, gold', rows: booties.slice(0, 5) }];
  },
});
