import { type GraphData, SimulationError } from '../kernel/index.ts';

/**
 * Refuses a graph in which a node has the name of one of the model's `own` actors, since a run has
 * each name once. Does nothing without a graph.
 * @throws bad-graph naming the node.
 */
export function refuseOwnNames(
  model: string,
  graph: GraphData | undefined,
  own: readonly string[],
): void {
  const node = graph?.nodes.find(({ name }) => own.includes(name));
  if (node === undefined) return;
  throw new SimulationError(
    'bad-graph',
    `model ${model}: got node ${JSON.stringify(node.name)}, expected no name of the model's own actors: ${own.join(', ')}`,
  );
}
