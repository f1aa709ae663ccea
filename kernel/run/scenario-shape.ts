import * as v from 'valibot';
import { SimulationError } from '../data/errors.ts';
import { isNodeName } from '../data/names.ts';
import {
  anyObject,
  isObject,
  object,
  openObject,
  readShape,
  says,
  text,
  whole,
  word,
} from '../data/shape.ts';
import { shown } from '../data/shown.ts';
import { LAWS } from './laws.ts';

/** The limit of events that the event store can number. */
export const PENDING_MAX = 2 ** 25;

const MODEL = 'the name of a model, or an object that says which it is';
const SEED = 'a text or a number';
const UNTIL = 'a duration such as 90s';

const limitsShape = object(
  {
    until: v.optional(v.union([v.string(), whole(0, undefined, UNTIL)], says(UNTIL))),
    events: v.optional(whole(1)),
    pending: v.optional(whole(1, PENDING_MAX)),
  },
  'an object with until, events or pending',
);

const isGraph = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value.nodes) && Array.isArray(value.edges);

const scenarioShape = object(
  {
    format: v.optional(word(['spigo-scenario-1'])),
    laws: v.optional(whole(1, LAWS, `a version of the laws from 1 to ${LAWS}`)),
    model: v.optional(
      v.union([v.pipe(v.string(), v.nonEmpty(says(MODEL))), anyObject(MODEL)], says(MODEL)),
    ),
    seed: v.union([v.string(), v.pipe(v.number(), v.finite(says(SEED)))], says(SEED)),
    options: v.optional(anyObject('an object of options')),
    ties: v.optional(word(['fifo', 'shuffled'])),
    strict: v.optional(v.boolean(says('true or false'))),
    limits: v.optional(limitsShape),
    network: v.optional(anyObject('an object with latency, ordering, zones or links')),
    faults: v.optional(v.custom<unknown[]>(Array.isArray, says('a list of faults'))),
    operations: v.optional(v.custom<unknown[]>(Array.isArray, says('a list of operations'))),
    graph: v.optional(v.custom<Graph>(isGraph, says('an object with nodes and edges, both lists'))),
  },
  'a scenario, which is an object',
);

/** The lists are checked in place, since a graph may have millions of edges. */
interface Graph {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

const NAME = 'a name without control characters and lone surrogates';
const nodeShape = openObject(
  {
    name: v.pipe(text(), v.check(isNodeName, says(NAME))),
    service: text(),
    zone: v.optional(text()),
  },
  'an object with name and service, both texts',
);

/**
 * Checks that data has only the fields of a scenario, each of its type.
 * @throws bad-scenario with the place, the field, what it got and what was expected.
 */
export function checkScenario(data: unknown, place: string): void {
  const { graph } = readShape(scenarioShape, data, place, 'bad-scenario');
  if (graph !== undefined) checkGraph(graph, `${place}: graph`);
}

function checkGraph({ nodes, edges }: Graph, place: string): void {
  const names = new Set<unknown>();
  nodes.forEach((node, index) => {
    const at = `${place}.nodes[${index}]`;
    const { name } = readShape(nodeShape, node, at, 'bad-scenario');
    if (names.has(name)) throw refused(at, name, 'a name of its own');
    names.add(name);
  });
  edges.forEach((edge, index) => {
    const at = `${place}.edges[${index}]`;
    if (!isObject(edge)) throw refused(at, edge, 'an object with source and target');
    for (const end of [edge.source, edge.target]) {
      if (!names.has(end)) throw refused(at, end, 'the name of a node');
    }
  });
}

const refused = (place: string, got: unknown, expected: string): Error =>
  new SimulationError('bad-scenario', `${place}: got ${shown(got)}, expected ${expected}`);
