import { type Setup, SimulationError } from '../../kernel/index.ts';
import { refuseOwnNames } from '../own-names.ts';
import { Logger } from './logger.ts';
import { type Crew, Manager } from './manager.ts';
import type { CrewOptions } from './options.ts';

/** The limit of edges plus three times the nodes. More would make too long a causal chain at one instant. */
const GRAPH_SIZE_MAX = 9_000_000;

/** What a model of pirates says about its crew. */
export interface CrewDefinition extends Crew {
  /** The name of the model. */
  readonly model: string;
  readonly options: CrewOptions;
  /** Whether pirates inform a logger actor. */
  readonly logger?: boolean;
}

/**
 * Spawns the manager of a crew, and its logger. The start graph of the scenario says who recruits
 * are, if there is one.
 * @throws bad-graph for a graph of fewer than 2 pirates, one that is too large, and one with a node
 * of the manager's or the logger's name.
 */
export function muster(setup: Setup, { model, options, logger, ...crew }: CrewDefinition): void {
  const { graph } = setup;
  if (graph !== undefined && graph.nodes.length < 2) {
    throw new SimulationError(
      'bad-graph',
      `${model}: got ${graph.nodes.length} in the graph, expected at least 2 pirates`,
    );
  }
  if (graph !== undefined && 3 * graph.nodes.length + graph.edges.length > GRAPH_SIZE_MAX) {
    throw new SimulationError(
      'bad-graph',
      `${model}: got ${graph.nodes.length} nodes and ${graph.edges.length} edges, expected up to ${GRAPH_SIZE_MAX} edges and thrice the nodes`,
    );
  }
  refuseOwnNames(model, graph, logger === true ? ['fsm', 'logger'] : ['fsm']);
  const channel = logger === true ? setup.spawn('logger', () => new Logger()) : null;
  setup.spawn('fsm', () => new Manager(options, crew, graph, channel));
}
