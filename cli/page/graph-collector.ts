import { type GraphRecord, SimulationError } from '../../kernel/index.ts';
import { formatCount } from '../terminal/text.ts';
import { GraphColumnsMaker } from './layout/graph-columns-maker.ts';
import type { GraphColumns } from './page-data.ts';

/** A page of a larger graph would take more memory than browsers give it on a phone. */
export const NODES_MAX = 100_000;
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
    const columns = new GraphColumnsMaker();
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
