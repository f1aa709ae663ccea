import { SimulationError } from '../../data/errors.ts';
import { parseJson } from '../../data/json.ts';
import { quote } from '../../data/names.ts';
import { isObject } from '../../data/shape.ts';
import type { GraphEdge } from './edge-list.ts';
import type { GraphRecord } from './graph.ts';
import { describe, type GraphNode, GraphReader, keysOf } from './graph-reader.ts';

export type { GraphEdge } from './edge-list.ts';
export type { GraphNode } from './graph-reader.ts';

/**
 * A graph to write: the architecture's name, the command line, and the records in order of arrival.
 * At an `undefined` record, the writer yields the piece that it has.
 */
export interface RecordedGraph {
  readonly arch: string;
  readonly args: string;
  readonly records: Iterable<GraphRecord | undefined>;
}

/** The content of a graph file: nodes and edges in file order, without forgotten edges. */
export interface GraphDocument {
  readonly arch: string;
  readonly version: string;
  readonly args: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const VERSION_WRITTEN = 'spigo-0.3';
const VERSIONS = ['spigo-0.1', 'spigo-0.2', 'spigo-0.3', 'spigo-0.4'];

/** Writers of graph files yield pieces of this length in UTF-16 units, plus or minus one record. */
export const PIECE_LENGTH = 65_536;

/**
 * Writes a graph in the original's format spigo-0.3, in pieces of about 64 KB. Each record ends
 * with keys of our own: `zone`, if the node lives in one, and `at`, in virtual microseconds. Any
 * name makes valid JSON, but `readGraphJson` reads back only names that `isNodeName` allows.
 */
export function* writeGraphJson(graph: RecordedGraph): Generator<string> {
  const header = [`"arch":${text(graph.arch)}`, `"version":"${VERSION_WRITTEN}"`];
  header.push(`"args":${text(graph.args)}`, '"graph":[');
  let piece = `{\n  ${header.join(',\n  ')}`;
  let edgeCount = 0;
  let separator = '\n    ';
  for (const record of graph.records) {
    if (record !== undefined) {
      if (record.kind === 'edge') edgeCount += 1;
      piece += separator + line(record, edgeCount);
      separator = ',\n    ';
      if (piece.length < PIECE_LENGTH) continue;
    }
    yield piece;
    piece = '';
  }
  yield `${piece}\n  ]\n}\n`;
}

function line(record: GraphRecord, edgeNumber: number): string {
  if (record.kind === 'node') {
    const { name, service, zone, at } = record;
    const zoneField = zone === undefined ? '' : `"zone":${text(zone)},`;
    return `{"node":${text(name)},"service":${text(service)},${zoneField}"at":${at}}`;
  }
  const { source, target, at } = record;
  return `{"edge":"e${edgeNumber}","source":${text(source)},"target":${text(target)},"at":${at}}`;
}

const text = (value: string): string => JSON.stringify(value);

/**
 * Reads the text of a graph file of version spigo-0.1 to spigo-0.4. Keys may come in any order, and
 * unknown keys are ignored. Versions 0.1 and 0.2 had no architectures and services: there, a missing
 * `arch` is "fsm", and a missing service is "pirate". Nodes must be of one of the `services`, if
 * these are given.
 * @throws bad-graph, on one line, with `place` and the record's number or the line and column.
 */
export function readGraphJson(
  text: string,
  place: string,
  services?: readonly string[],
): GraphDocument {
  const data = parseJson(text, place, 'bad-graph');
  const refuse = (got: string, expected = 'an object with "version" and "graph"'): never => {
    throw new SimulationError('bad-graph', `${place}: got ${got}, expected ${expected}`);
  };
  if (!isObject(data)) return refuse(describe(data));
  const field = (key: Header, fallback?: string): string => {
    const value = Object.hasOwn(data, key) ? data[key] : fallback;
    if (value === undefined) refuse(keysOf(data), `the key "${key}"`);
    if (typeof value === 'string') return value;
    return refuse(`${describe(value)} as "${key}"`, 'a string');
  };
  const version = field('version');
  if (!VERSIONS.includes(version)) {
    refuse(`version ${quote(version)}`, `one of ${VERSIONS.join(', ')}`);
  }
  const arch = field(
    'arch',
    version === 'spigo-0.1' || version === 'spigo-0.2' ? 'fsm' : undefined,
  );
  const args = field('args', '');
  if (!Object.hasOwn(data, 'graph')) refuse(keysOf(data), 'the key "graph"');
  if (!Array.isArray(data.graph)) {
    return refuse(`${describe(data.graph)} as "graph"`, 'an array of records');
  }
  const reader = new GraphReader(place, services);
  for (const record of data.graph) reader.read(record);
  return { arch, version, args, ...reader.finish(version) };
}

type Header = 'arch' | 'version' | 'args';
