import {
  defineModel,
  formatDuration,
  SimulationError,
  type Table,
  type WorldView,
} from '../../kernel/index.ts';
import { refuseOwnNames } from '../own-names.ts';
import { NODE_SERVICE, SkypeNode } from './node.ts';
import { skypeOptions } from './options.ts';
import { SERVICE_NAME, SkypeService } from './service.ts';

/** The limit of nodes plus edges. More would make too long a causal chain at one instant. */
const GRAPH_SIZE_MAX = 9_000_000;

const ROWS_SHOWN = 5;

/** The original's ancestor: a central service, and nodes whose lists of buddies grow as they chat. */
export const skype = defineModel({
  name: 'skype',
  summary: 'a Skype network of 2007, whose nodes hear of others by calling their buddies',
  options: skypeOptions,
  services: [NODE_SERVICE],
  strict: false,
  actors(setup, options) {
    const { graph } = setup;
    const { intervalMin, intervalMax } = options;
    if (intervalMin > intervalMax) {
      const [min, max] = [intervalMin, intervalMax].map(formatDuration);
      throw new SimulationError(
        'bad-option',
        `skype: got intervalMin ${min}, expected intervalMax, ${max}, at most`,
      );
    }
    const [nodes, edges] = [graph?.nodes.length, graph?.edges.length ?? 0];
    if (nodes !== undefined && nodes < 2) {
      throw new SimulationError(
        'bad-graph',
        `skype: got ${nodes} in the graph, expected at least 2 nodes`,
      );
    }
    if (nodes !== undefined && nodes + edges > GRAPH_SIZE_MAX) {
      throw new SimulationError(
        'bad-graph',
        `skype: got ${nodes} nodes and ${edges} edges, expected up to ${GRAPH_SIZE_MAX} together`,
      );
    }
    refuseOwnNames('skype', graph, [SERVICE_NAME]);
    setup.spawn(SERVICE_NAME, () => new SkypeService(options, graph));
  },
  show: (world) => [
    { title: 'Most known nodes, by how many', rows: mostKnown(world) },
    { title: 'Longest lists, buddies', rows: longestLists(world) },
  ],
});

type Row = Table['rows'][number];

const first = (rows: Row[]): Row[] => rows.sort(([, a], [, b]) => b - a).slice(0, ROWS_SHOWN);

function mostKnown(world: WorldView): Row[] {
  const counts = new Map<string, number>();
  for (const { actor } of world.actors()) {
    if (!(actor instanceof SkypeNode)) continue;
    for (const { name } of actor.buddies) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return first([...counts]);
}

function longestLists(world: WorldView): Row[] {
  const rows: Row[] = [];
  for (const { name, actor } of world.actors()) {
    if (actor instanceof SkypeNode) rows.push([name, actor.buddies.length]);
  }
  return first(rows);
}
