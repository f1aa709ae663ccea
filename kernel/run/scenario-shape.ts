import { badScenario } from '../data/bad-scenario.ts';
import { SimulationError } from '../data/errors.ts';
import { isNodeName } from '../data/names.ts';
import { nearest } from '../data/nearest.ts';
import { LAWS } from './laws.ts';

type Fields = Readonly<Record<string, unknown>>;
/** What a field was expected to be, when it is not. */
type Check = (value: unknown) => string | undefined;

/** What the event store can number. */
export const PENDING_MAX = 2 ** 25;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;

/** A check that a predicate makes. */
const expect =
  (isFine: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    isFine(value) ? undefined : expected;

const SCENARIO: Readonly<Record<string, Check>> = {
  format: expect((value) => value === 'spigo-scenario-1', '"spigo-scenario-1"'),
  laws: expect(
    (value) => isCount(value) && (value as number) <= LAWS,
    `a version of the laws from 1 to ${LAWS}`,
  ),
  model: expect(
    (value) => (isText(value) && value !== '') || isRecord(value),
    'the name of a model, or an object that says which it is',
  ),
  seed: expect(
    (value) => isText(value) || (typeof value === 'number' && Number.isFinite(value)),
    'a text or a number',
  ),
  options: expect(isRecord, 'an object of options'),
  ties: expect((value) => value === 'fifo' || value === 'shuffled', '"fifo" or "shuffled"'),
  strict: expect((value) => typeof value === 'boolean', 'true or false'),
  limits: expect(isRecord, 'an object with until, events or pending'),
  network: expect(isRecord, 'an object with latency, ordering, zones or links'),
  graph: expect(
    (value) => isRecord(value) && Array.isArray(value.nodes) && Array.isArray(value.edges),
    'an object with nodes and edges, both lists',
  ),
};

const LIMITS: Readonly<Record<string, Check>> = {
  until: expect(
    (value) => isText(value) || isCount(value) || value === 0,
    'a duration such as 90s',
  ),
  events: expect(isCount, 'a whole number from 1'),
  pending: expect(
    (value) => isCount(value) && (value as number) <= PENDING_MAX,
    `a whole number from 1 to ${PENDING_MAX}`,
  ),
};

/**
 * Checks that data has the shape of a scenario: known fields, each of its type.
 * @throws bad-scenario with the place, the field, what it got and what was expected.
 */
export function checkShape(data: unknown, place: string): void {
  if (!isRecord(data)) throw badScenario(place, data, 'a scenario, which is an object');
  checkFields(data, SCENARIO, place);
  if (data.seed === undefined) throw badScenario(`${place}: seed`, undefined, 'a text or a number');
  if (data.limits !== undefined) checkFields(data.limits as Fields, LIMITS, `${place}: limits`);
  if (data.graph !== undefined) checkGraph(data.graph as Fields, place);
}

function checkFields(data: Fields, checks: Readonly<Record<string, Check>>, place: string): void {
  for (const [name, value] of Object.entries(data)) {
    if (!Object.hasOwn(checks, name)) {
      throw new SimulationError(
        'bad-scenario',
        `${place}: unknown field "${name}"${nearest(name, Object.keys(checks))}`,
      );
    }
    const expected = value === undefined ? undefined : checks[name](value);
    if (expected !== undefined) throw badScenario(`${place}: ${name}`, value, expected);
  }
}

function checkGraph(graph: Fields, place: string): void {
  const names = new Set<unknown>();
  (graph.nodes as unknown[]).forEach((node, index) => {
    const at = `${place}: graph.nodes[${index}]`;
    if (!isRecord(node) || !isText(node.name) || !isText(node.service)) {
      throw badScenario(at, node, 'an object with name and service, both texts');
    }
    if (node.zone !== undefined && !isText(node.zone)) {
      throw badScenario(`${at}: zone`, node.zone, 'a text');
    }
    if (!isNodeName(node.name)) {
      throw badScenario(at, node.name, 'a name without control characters and lone surrogates');
    }
    if (names.has(node.name)) throw badScenario(at, node.name, 'a name of its own');
    names.add(node.name);
  });
  (graph.edges as unknown[]).forEach((edge, index) => {
    const at = `${place}: graph.edges[${index}]`;
    if (!isRecord(edge)) throw badScenario(at, edge, 'an object with source and target');
    for (const end of [edge.source, edge.target]) {
      if (!names.has(end)) throw badScenario(at, end, 'the name of a node');
    }
  });
}
