import { SimulationError } from '../../data/errors.ts';
import { checkNodeName, quote } from '../../data/names.ts';
import { EdgeList, type GraphEdge } from './edge-list.ts';

/** A node of a graph file. */
export interface GraphNode {
  readonly name: string;
  readonly service: string;
  /** Its zone, if it lives in one. */
  readonly zone?: string;
}

/** Says what is wrong with a node whose service is not one of these. */
export const serviceRefusal = ({ name, service }: GraphNode, services: readonly string[]): string =>
  `node ${quote(name)} of service ${quote(service)}, expected ${services.map(quote).join(' or ')}`;

const KINDS = ['node', 'edge', 'forget', 'done'] as const;

/** The service of all nodes in files of spigo 0.1 and 0.2, which do not name it. */
const SERVICE_UNSAID = 'pirate';

/**
 * Collects the records of a graph file of any version: nodes, edges, `forget` (see `EdgeList`) and
 * `done`. A `done` says how a run ended for a node; it is ignored, as the original's reader did.
 * Other keys of a record are ignored, too. An edge may come before its nodes.
 */
export class GraphReader {
  private recordCount = 0;
  /** The number of the first record that only versions 0.1 and 0.2 may have; 0 for none. */
  private oldRecord = 0;
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new EdgeList();
  private readonly early: { record: number; edge: GraphEdge }[] = [];

  /** Nodes must be of one of the `services`, if these are given. */
  constructor(
    private readonly place: string,
    private readonly services?: readonly string[],
  ) {}

  /** Takes the next record. @throws bad-graph, with the record's number from 1. */
  read(record: unknown): void {
    this.recordCount += 1;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw this.error(`got ${describe(record)}, expected an object with "node" or "edge"`);
    }
    const fields = record as Record<string, unknown>;
    let kind: string | undefined;
    for (const key of KINDS) {
      if (!Object.hasOwn(fields, key)) continue;
      if (kind !== undefined) throw this.error(`got both "${kind}" and "${key}", expected one`);
      kind = key;
    }
    if (kind === 'node' || (kind === undefined && Object.hasOwn(fields, 'name'))) this.node(fields);
    else if (kind === 'edge') this.edge(fields);
    else if (kind === 'forget') this.forget(fields);
    else if (kind === 'done') this.text(fields, 'done');
    else throw this.error(`got ${keysOf(fields)}, expected one of ${KINDS.map(quote).join(', ')}`);
  }

  /** Returns the graph. @throws bad-graph for an edge without its node, or a record too old for the version. */
  finish(version: string): { nodes: GraphNode[]; edges: GraphEdge[] } {
    for (const { record, edge } of this.early) {
      for (const end of ['source', 'target'] as const) {
        if (!this.nodes.has(edge[end])) throw this.unknownNode(record, end, edge[end]);
      }
    }
    const isOld = version === 'spigo-0.1' || version === 'spigo-0.2';
    if (this.oldRecord > 0 && !isOld) {
      const expected = `expected "node" and "service" in ${version}`;
      throw this.error(`got a node without them, ${expected}`, this.oldRecord);
    }
    return { nodes: [...this.nodes.values()], edges: this.edges.toArray() };
  }

  private node(fields: Record<string, unknown>): void {
    const nameKey = Object.hasOwn(fields, 'node') ? 'node' : 'name';
    const name = this.text(fields, nameKey);
    const serviceKey = ['service', 'package'].find((key) => Object.hasOwn(fields, key));
    if (nameKey === 'name' || serviceKey === undefined) this.oldRecord ||= this.recordCount;
    checkNodeName(name, `${this.place}: record ${this.recordCount}`);
    if (this.nodes.has(name)) {
      throw this.error(`got node ${quote(name)} a second time, expected each name once`);
    }
    const service = serviceKey === undefined ? SERVICE_UNSAID : this.text(fields, serviceKey);
    if (this.services?.includes(service) === false) {
      throw this.error(`got ${serviceRefusal({ name, service }, this.services)}`);
    }
    const zone = Object.hasOwn(fields, 'zone') ? { zone: this.text(fields, 'zone') } : {};
    this.nodes.set(name, { name, service, ...zone });
  }

  private edge(fields: Record<string, unknown>): void {
    const id = this.text(fields, 'edge');
    const source = this.text(fields, 'source');
    const target = this.text(fields, 'target');
    // All edges share the string of the node's name, since a file repeats it for each edge.
    const from = this.nodes.get(source);
    const to = this.nodes.get(target);
    const edge = { source: from?.name ?? source, target: to?.name ?? target };
    if (from === undefined || to === undefined) this.early.push({ record: this.recordCount, edge });
    this.edges.add(id, edge);
  }

  private forget(fields: Record<string, unknown>): void {
    const id = this.text(fields, 'forget');
    const hasEnds = Object.hasOwn(fields, 'source') && Object.hasOwn(fields, 'target');
    const ends = (): GraphEdge => ({
      source: this.text(fields, 'source'),
      target: this.text(fields, 'target'),
    });
    this.edges.forget(id, hasEnds ? ends() : undefined);
  }

  private text(fields: Record<string, unknown>, key: string): string {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (typeof value === 'string') return value;
    throw this.error(`got ${describe(value)} as "${key}", expected a string`);
  }

  private unknownNode(record: number, end: 'source' | 'target', name: string): SimulationError {
    const [first, ...others] = this.nodes.keys();
    const existing =
      first === undefined
        ? 'there are no nodes'
        : `expected the name of a node: ${others.length + 1} exist, ${quote(first)} the first`;
    const way = end === 'source' ? 'from' : 'to';
    return this.error(`edge ${way} unknown node ${quote(name)}, ${existing}`, record);
  }

  private error(what: string, record = this.recordCount): SimulationError {
    return new SimulationError('bad-graph', `${this.place}: record ${record}: ${what}`);
  }
}

/** Describes a foreign value in a few words. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${quote(value)}`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}

/** Names the first five keys of a foreign object. */
export function keysOf(fields: Record<string, unknown>): string {
  const keys = Object.keys(fields);
  if (keys.length === 0) return 'no keys';
  const more = keys.length > 5 ? ' and more' : '';
  return `only ${keys.slice(0, 5).map(quote).join(', ')}${more}`;
}
