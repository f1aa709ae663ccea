import { spawnSync } from 'node:child_process';
import { MultiDirectedGraph } from 'graphology';
import { parse as readGraphMl } from 'graphology-graphml';
import { SaxesParser } from 'saxes';
import { describe, expect } from 'vitest';
import { Graph, type GraphRecord } from '../../../../kernel/record/graph/graph.ts';
import { writeGraphMl } from '../../../../kernel/record/graph/graph-ml.ts';
import { test } from '../../../property.ts';
import { pythonWith } from '../../../python.ts';
import { fixture, graphOf, held, records, tinyGraph } from './stories.ts';

/** Reads GraphML by networkx, and prints what it read as JSON. */
const NETWORKX = `
import json, sys, networkx
graph = networkx.read_graphml(sys.stdin.buffer)
services = [graph.nodes[name]['service'] for name in graph.nodes]
print(json.dumps({'nodes': list(graph.nodes), 'services': services, 'edges': list(graph.edges)}))
`;
const PYTHON = pythonWith('networkx');

describe('a graph as GraphML', () => {
  test('is the golden file, byte for byte', () => {
    expect(write(tinyGraph().records())).toBe(fixture('tiny.graphml'));
  });

  test('declares each key that its data use, and is directed', () => {
    const tags = parse(fixture('tiny.graphml'));
    const declared = tags
      .filter(({ name }) => name === 'key')
      .map(({ attributes }) => attributes.id);
    const used = tags.filter(({ name }) => name === 'data').map(({ attributes }) => attributes.key);
    expect(declared).toEqual(['d0', 'd1', 'd2', 'service', 'zone']);
    expect(declared).toEqual(expect.arrayContaining(used));
    const [graph] = tags.filter(({ name }) => name === 'graph');
    expect(graph.attributes).toEqual({ id: 'spigo', edgedefault: 'directed' });
  });

  test('without records is a graph without nodes', () => {
    expect(parse(write([])).filter(({ name }) => name === 'node')).toEqual([]);
  });

  test('shows names as labels and gives each service a colour of its own', () => {
    const tags = parse(fixture('tiny.graphml'));
    const fills = tags.filter(({ name }) => name === 'y:Fill').map((tag) => tag.attributes.color);
    const labels = tags.filter(({ name }) => name === 'y:NodeLabel').map((tag) => tag.text);
    expect(labels).toEqual(['Pirate1', 'Anne "<&>" Bonny', 'Störtebeker']);
    expect(fills[0]).toBe(fills[2]);
    expect(fills[0]).not.toBe(fills[1]);
  });

  test('comes in pieces of about 64 KB', () => {
    const graph = new Graph();
    for (let index = 0; index < 2_000; index += 1) graph.addNode(`${index}`, 'x', 0);
    const pieces = [...writeGraphMl({ arch: 'fsm', args: '', records: graph.records() })];
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
  });

  test('has a node __proto__ like any other', () => {
    const name = '__proto__';
    const tags = parse(
      write([
        { kind: 'node', name, service: name, zone: name, at: 0 },
        { kind: 'edge', source: name, target: name, at: 1 },
      ]),
    );
    const of = (tag: string) => tags.filter((one) => one.name === tag);
    expect(of('node').map(({ attributes }) => attributes)).toEqual([{ id: name }]);
    expect(of('edge').map(({ attributes }) => attributes)).toEqual([
      { id: 'e1', source: name, target: name },
    ]);
    const texts = tags.filter(({ text }) => text === name);
    expect(texts.map((one) => one.attributes.key ?? one.name)).toEqual([
      'service',
      'zone',
      'y:NodeLabel',
    ]);
  });

  test('is refused for a name that XML cannot carry', () => {
    const record = { kind: 'node', name: 'a\0b', service: 'pirate', at: 0 } as const;
    expect(() => write([record])).toThrow(expect.objectContaining({ code: 'bad-graph' }));
  });
});

describe('other programs read the golden file:', () => {
  const nodes = ['Pirate1', 'Anne "<&>" Bonny', 'Störtebeker'];
  const services = ['pirate', 'captain', 'pirate'];
  const edges = [
    ['Pirate1', 'Anne "<&>" Bonny'],
    ['Störtebeker', 'Pirate1'],
  ];

  test('graphology', () => {
    const read = readGraphMl(MultiDirectedGraph, fixture('tiny.graphml'));
    expect(read.nodes()).toEqual(nodes);
    expect(nodes.map((name) => read.getNodeAttribute(name, 'service'))).toEqual(services);
    expect(read.mapEdges((_edge, _attributes, source, target) => [source, target])).toEqual(edges);
  });

  // A strict reader: it finds no graph in a document of another namespace.
  test.skipIf(PYTHON === undefined && process.env.CI === undefined)('networkx', () => {
    const { stdout, stderr } = spawnSync(PYTHON ?? 'python3', ['-c', NETWORKX], {
      input: fixture('tiny.graphml'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ nodes, services, edges });
  });
});

test.prop([records])(
  'well-formed GraphML carries the same names, services, zones and edges',
  (list) => {
    const oracle = new MultiDirectedGraph();
    const read = new MultiDirectedGraph();
    let edgeCount = 0;
    for (const record of list) {
      if (record.kind === 'node') {
        const { name, service, zone } = record;
        oracle.addNode(held(name), { service, ...(zone !== undefined && { zone }) });
      } else {
        const { source, target } = record;
        oracle.addEdgeWithKey(`e${++edgeCount}`, held(source), held(target));
      }
    }
    let node = '';
    for (const { name, attributes, text } of parse(write(graphOf(list).records()))) {
      if (name === 'node') node = read.addNode(held(attributes.id));
      if (name === 'data' && ['service', 'zone'].includes(attributes.key)) {
        read.setNodeAttribute(node, attributes.key, text);
      }
      if (name === 'y:NodeLabel') expect(held(text)).toBe(node);
      if (name === 'edge') {
        read.addEdgeWithKey(attributes.id, held(attributes.source), held(attributes.target));
      }
    }
    expect(read.export()).toEqual(oracle.export());
  },
);

function write(list: Iterable<GraphRecord>): string {
  return [...writeGraphMl({ arch: 'fsm', args: 'spigo', records: list })].join('');
}

interface Tag {
  name: string;
  attributes: Record<string, string>;
  /** The character data directly inside. */
  text: string;
}

/** The tags of a document in the order of their start, by a strict parser that knows namespaces. */
function parse(xml: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const values = Object.entries(tag.attributes).map(([key, { value }]) => [key, value]);
    const read = { name: tag.name, attributes: Object.fromEntries(values), text: '' };
    tags.push(read);
    open.push(read);
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return tags;
}
