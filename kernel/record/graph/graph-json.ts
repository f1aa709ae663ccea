import { TokenType } from '@streamparser/json';
import { SimulationError } from '../../data/errors.ts';
import { quote } from '../../data/names.ts';
import type { GraphEdge } from './edge-list.ts';
import type { GraphRecord } from './graph.ts';
import { describe, type GraphNode, GraphReader } from './graph-reader.ts';
import { type JsonListener, readJsonStream } from './json-stream.ts';

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

const { LEFT_BRACE, RIGHT_BRACE, LEFT_BRACKET, COLON, STRING } = TokenType;
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
 * Reads a graph file of version spigo-0.1 to spigo-0.4 from pieces of its text, which may be split
 * anywhere. Keys may come in any order, and unknown keys are ignored. Versions 0.1 and 0.2 had no
 * architectures and services: there, a missing `arch` is "fsm", and a missing service is "pirate".
 * Nodes must be of one of the `services`, if these are given. It needs no memory beyond the result.
 * @throws bad-graph, on one line, with `place` and the record's number or the line and column.
 */
export function readGraphJson(
  chunks: Iterable<string>,
  place: string,
  services?: readonly string[],
): GraphDocument {
  const document = new DocumentListener(place, services);
  readJsonStream(chunks, { place, paths: ['$.graph.*'], listener: document });
  return document.finish();
}

type Header = 'arch' | 'version' | 'args' | 'graph';
const HEADERS: readonly string[] = ['arch', 'version', 'args', 'graph'] satisfies Header[];
const KEYS_SHOWN_MAX = 10;

/** Reads the header fields of the document, and passes the records on. */
class DocumentListener implements JsonListener {
  private readonly reader: GraphReader;
  private readonly headers = new Map<string, string>();
  private readonly keys: string[] = [];
  private key = '';
  private isValueNext = false;
  /** Colons of the present record. If there are more colons than keys, a key came twice. */
  private colonCount = 0;

  constructor(
    private readonly place: string,
    services: readonly string[] | undefined,
  ) {
    this.reader = new GraphReader(place, services);
  }

  token(token: TokenType, value: unknown, depth: number): void {
    if (depth === 0 && token !== LEFT_BRACE && token !== RIGHT_BRACE) {
      throw this.error(`got ${token === LEFT_BRACKET ? 'an array' : describe(value)}`);
    }
    if (depth === 1) this.member(token, value);
    else if (depth === 3 && token === COLON) this.colonCount += 1;
  }

  value(record: unknown): void {
    const keyCount = isObject(record) ? Object.keys(record).length : 0;
    if (this.colonCount > keyCount) this.reader.refuseRepeatedKey();
    this.colonCount = 0;
    this.reader.read(record);
  }

  finish(): GraphDocument {
    const version = this.header('version', undefined);
    const isOld = version === 'spigo-0.1' || version === 'spigo-0.2';
    const arch = this.header('arch', isOld ? 'fsm' : undefined);
    this.header('graph', undefined);
    return { arch, version, args: this.header('args', ''), ...this.reader.finish(version) };
  }

  /** Takes a token directly inside the document's object: a key, its colon, or the start or end of its value. */
  private member(token: TokenType, value: unknown): void {
    if (this.isValueNext) {
      this.isValueNext = false;
      if (HEADERS.includes(this.key)) this.setHeader(token, value);
    } else if (token === COLON) {
      this.isValueNext = true;
      if (this.keys.length < KEYS_SHOWN_MAX) this.keys.push(this.key);
    } else if (token === STRING) this.key = String(value);
  }

  private setHeader(token: TokenType, value: unknown): void {
    if (this.headers.has(this.key)) throw this.error(`got the key "${this.key}" twice`);
    const expected = this.key === 'graph' ? LEFT_BRACKET : STRING;
    if (token !== expected) {
      const got = token === LEFT_BRACE ? 'an object' : describe(value);
      const wanted = this.key === 'graph' ? 'an array of records' : 'a string';
      throw this.error(`got ${got} as "${this.key}"`, wanted);
    }
    const text = String(value);
    if (this.key === 'version' && !VERSIONS.includes(text)) {
      throw this.error(`got version ${quote(text)}`, `one of ${VERSIONS.join(', ')}`);
    }
    this.headers.set(this.key, text);
  }

  private header(key: Header, fallback: string | undefined): string {
    const text = this.headers.get(key) ?? fallback;
    if (text !== undefined) return text;
    const keys = this.keys.length === 0 ? 'no keys' : `only ${this.keys.map(quote).join(', ')}`;
    throw this.error(`got ${keys}`, `the key "${key}"`);
  }

  private error(got: string, expected = 'an object with "version" and "graph"'): SimulationError {
    return new SimulationError('bad-graph', `${this.place}: ${got}, expected ${expected}`);
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
