import { type GraphRecord, SimulationError } from '../../kernel/index.ts';
import { formatCount } from '../terminal/text.ts';
import type { GraphColumns } from './page-data.ts';

/** A larger graph would take minutes to lay out, and its nodes would be too small to tell apart. */
export const NODES_MAX = 10_000;
export const EDGES_MAX = 100_000;

type NodeRecord = GraphRecord & { readonly kind: 'node' };
type EdgeRecord = GraphRecord & { readonly kind: 'edge' };

/** Collects the records of a run's graph for its page. `place` names the page in errors. */
export class GraphCollector {
  private readonly records: GraphRecord[] = [];
  private nodeCount = 0;

  constructor(private readonly place: string) {}

  /** Whether it has taken no record. */
  get isEmpty(): boolean {
    return this.records.length === 0;
  }

  /** Takes the next record. @throws unwritable beyond NODES_MAX or EDGES_MAX. */
  add(record: GraphRecord): void {
    this.records.push(record);
    if (record.kind === 'node') this.nodeCount += 1;
    this.refuse('nodes', this.nodeCount, NODES_MAX);
    this.refuse('edges', this.records.length - this.nodeCount, EDGES_MAX);
  }

  /**
   * Returns the graph to show. If several nodes have one name, the first counts. An edge whose end
   * comes later is shown with that end. An end that never comes is shown as a node without service.
   * O(records).
   */
  finish(): GraphColumns {
    const columns = new Columns();
    const nodes = new Map<string, NodeRecord>();
    for (const record of this.records) {
      if (record.kind === 'node' && !nodes.has(record.name)) nodes.set(record.name, record);
    }
    /** Edges that wait for a node, by its name. */
    const waiting = new Map<string, EdgeRecord[]>();
    const addEdge = (edge: EdgeRecord): void => {
      const missing = [edge.source, edge.target].find((name) => !columns.has(name));
      if (missing === undefined) columns.addEdge(edge);
      else if (nodes.has(missing)) add(waiting, missing, edge);
      else {
        columns.addNode(missing, undefined, edge.at);
        addEdge(edge);
      }
    };
    for (const record of this.records) {
      if (record.kind === 'edge') addEdge(record);
      else if (!columns.has(record.name)) {
        columns.addNode(record.name, record, record.at);
        for (const edge of waiting.get(record.name) ?? []) addEdge(edge);
      }
    }
    return columns.graph;
  }

  private refuse(what: string, count: number, most: number): void {
    if (count <= most) return;
    const services = new Set(this.records.flatMap(serviceOf));
    const hint = services.size > 1 ? '; -f shows services alone' : '; a smaller -p makes fewer';
    throw new SimulationError(
      'unwritable',
      `${this.place}: got a graph of more than ${formatCount(most)} ${what}, expected at most that many${hint}`,
    );
  }
}

const serviceOf = (record: GraphRecord): string[] =>
  record.kind === 'node' ? [record.service] : [];

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The columns as they grow. */
class Columns {
  readonly graph = {
    services: [] as string[],
    zones: [] as string[],
    nodes: {
      name: [] as string[],
      service: [] as number[],
      zone: [] as number[],
      at: [] as number[],
      order: [] as number[],
    },
    edges: { source: [] as number[], target: [] as number[], at: [] as number[] },
  };
  private readonly indices = new Map<string, number>();
  private readonly services = new Map<string, number>();
  private readonly zones = new Map<string, number>();
  private now = 0;

  has(name: string): boolean {
    return this.indices.has(name);
  }

  addNode(name: string, record: NodeRecord | undefined, at: number): void {
    const { services, zones, nodes, edges } = this.graph;
    nodes.order.push(nodes.name.length + edges.at.length);
    this.indices.set(name, nodes.name.length);
    nodes.name.push(name);
    nodes.service.push(indexOf(this.services, services, record?.service));
    nodes.zone.push(indexOf(this.zones, zones, record?.zone));
    nodes.at.push(this.advance(at));
  }

  addEdge({ source, target, at }: EdgeRecord): void {
    const { edges } = this.graph;
    edges.source.push(this.indices.get(source) ?? -1);
    edges.target.push(this.indices.get(target) ?? -1);
    edges.at.push(this.advance(at));
  }

  private advance(at: number): number {
    this.now = Math.max(this.now, at);
    return this.now;
  }
}

/** The index of a text in a list, to which a new text is added; -1 for `undefined`. */
function indexOf(known: Map<string, number>, list: string[], text: string | undefined): number {
  if (text === undefined) return -1;
  const index = known.get(text) ?? list.length;
  if (index === list.length) list.push(text);
  known.set(text, index);
  return index;
}
