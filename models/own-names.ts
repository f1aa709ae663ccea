import { type GraphData, SimulationError } from '../kernel/index.ts';

/**
 * No node of a graph may have the name of an actor that the model spawns beside them: a name is an address, one in a
 * run. Without effect where there is no graph.
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
