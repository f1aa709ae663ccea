import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EDGES_MAX, GraphCollector, NODES_MAX } from '../../../cli/page/graph-collector.ts';
import type { GraphColumns } from '../../../cli/page/page-data.ts';
import { SimulationError } from '../../../kernel/index.ts';
import { records } from '../../kernel/record/graph/stories.ts';
import { test } from '../../property.ts';
import { columnsOf, edge, node } from './graphs.ts';

/** The graph in the order in which it is shown: `a`, `a>b`. */
function shown({ nodes, edges }: GraphColumns): string[] {
  const { name, order } = nodes;
  const list = edges.source.map((from, index) => `${name[from]}>${name[edges.target[index]]}`);
  for (const [index, place] of order.entries()) list.splice(place, 0, name[index]);
  return list;
}

describe('the graph of a page', () => {
  test('has nodes and edges in order of arrival', () => {
    const graph = columnsOf([node('a'), node('b'), edge('a', 'b', 5), node('c', 'x', 'east', 7)]);
    expect(shown(graph)).toEqual(['a', 'b', 'a>b', 'c']);
    expect(graph).toEqual({
      services: ['pirate', 'x'],
      zones: ['east'],
      nodes: {
        name: ['a', 'b', 'c'],
        service: [0, 0, 1],
        zone: [-1, -1, 0],
        at: [0, 0, 7],
        order: [0, 1, 3],
      },
      edges: { source: [0], target: [1], at: [5] },
    });
  });

  test('shows an edge when both its ends are there', () => {
    expect(
      shown(columnsOf([node('a'), edge('a', 'c'), edge('c', 'b'), node('b'), node('c')])),
    ).toEqual(['a', 'b', 'c', 'a>c', 'c>b']);
    expect(shown(columnsOf([edge('a', 'a'), node('a')]))).toEqual(['a', 'a>a']);
  });

  test('shows an end that is never recorded as a node of no service', () => {
    const graph = columnsOf([node('a'), edge('a', 'stranger', 3), edge('stranger', 'a', 4)]);
    expect(shown(graph)).toEqual(['a', 'stranger', 'a>stranger', 'stranger>a']);
    expect(graph.nodes.service).toEqual([0, -1]);
    expect(graph.nodes.at).toEqual([0, 3]);
  });

  test('counts the first of two nodes with one name', () => {
    const graph = columnsOf([node('a', 'first'), node('a', 'second')]);
    expect([graph.nodes.name, graph.services]).toEqual([['a'], ['first']]);
  });

  test('may have any names', () => {
    const names = ['__proto__', 'constructor', '', '</script>'];
    const graph = columnsOf(names.map((name) => node(name, name, name)));
    expect([graph.nodes.name, graph.services, graph.zones]).toEqual([names, names, names]);
  });

  test('is refused when it is too large, in one line that says what else there is', () => {
    const collector = new GraphCollector('--html x.html');
    for (let count = 0; count < NODES_MAX; count += 1) collector.add(node(`${count}`));
    for (let count = 0; count < EDGES_MAX; count += 1) collector.add(edge('0', '1'));
    for (const record of [node('one'), edge('0', '1')]) {
      expect(() => collector.add(record)).toThrow(SimulationError);
    }
    expect(() => collector.add(node('two'))).toThrow(
      /^--html x\.html: got a graph of more than 100,000 nodes, expected at most .*; a smaller -p makes fewer$/,
    );
    // One node for each of several services tells more than one for all.
    expect(() => collector.add(node('three', 'captain'))).toThrow(/; -f shows services alone$/);
  });
});

test.prop([records])('all nodes and edges are shown, each after its ends', (list) => {
  const graph = columnsOf(list);
  const sorted = (lines: string[]): string[] => [...lines].sort();
  expect(sorted(shown(graph))).toEqual(
    sorted(list.map((one) => (one.kind === 'node' ? one.name : `${one.source}>${one.target}`))),
  );
  const edgeOrder = Array.from(shown(graph).keys()).filter(
    (place) => !graph.nodes.order.includes(place),
  );
  graph.edges.source.forEach((source, index) => {
    const ends = [source, graph.edges.target[index]].map((end) => graph.nodes.order[end]);
    expect(Math.max(...ends)).toBeLessThan(edgeOrder[index]);
  });
});

test.prop([records, fc.boolean()])('time never falls', (list, isReversed) => {
  const graph = columnsOf(isReversed ? [...list].reverse() : list);
  for (const { at } of [graph.nodes, graph.edges]) {
    expect(at).toEqual([...at].sort((a, b) => a - b));
  }
});
