import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { describe, expect } from 'vitest';
import { Graph } from '../../../../kernel/record/graph/graph.ts';
import { test } from '../../../property.ts';
import { graphOf, held, records, tinyGraph } from './stories.ts';

describe('a recorded graph', () => {
  test('tells its nodes and edges in the order of arrival', () => {
    const [first, second, third, fourth] = tinyGraph().records();
    expect(first).toEqual({ kind: 'node', name: 'Pirate1', service: 'pirate', at: 0 });
    expect(second).toMatchObject({ kind: 'node', service: 'captain' });
    expect(third).toMatchObject({ kind: 'edge', source: 'Pirate1', at: 1_500 });
    expect(fourth).toMatchObject({ name: 'Störtebeker', at: 2_000, zone: 'Baltic & North' });
  });

  test('counts nodes and edges', () => {
    expect(tinyGraph().nodeCount).toBe(3);
    expect(tinyGraph().edgeCount).toBe(2);
  });

  test('without nodes has no records and no degrees', () => {
    const graph = new Graph();
    expect([...graph.records()]).toEqual([]);
    expect(graph.degrees()).toEqual(new Map());
    expect(graph.degreeDistribution()).toEqual(new Map());
  });

  test('has the degrees of a star: the hub all, each other node one', () => {
    const graph = new Graph();
    for (const name of ['hub', 'a', 'b', 'c', 'alone']) graph.addNode(name, 'pirate', 0);
    for (const name of ['a', 'b', 'c']) graph.addEdge(name, 'hub', 1);
    expect(graph.degrees('in').get('hub')).toBe(3);
    expect(graph.degrees('out').get('hub')).toBe(0);
    expect([...graph.degreeDistribution()]).toEqual([
      [0, 1],
      [1, 3],
      [3, 1],
    ]);
  });

  test('counts a loop once in, once out, twice in both', () => {
    const graph = new Graph();
    graph.addNode('a', 'pirate', 0);
    graph.addEdge('a', 'a', 0);
    expect(graph.degrees('in').get('a')).toBe(1);
    expect(graph.degrees('out').get('a')).toBe(1);
    expect(graph.degrees('both').get('a')).toBe(2);
  });

  test('counts an edge from outside at the end that is a node', () => {
    const graph = new Graph();
    graph.addEdge('stranger', 'a', 0);
    graph.addNode('a', 'pirate', 0);
    expect([...graph.degrees()]).toEqual([['a', 1]]);
  });

  test('keeps the order across its blocks', { tags: ['long'] }, () => {
    const graph = new Graph();
    for (let index = 0; index < 70_000; index += 1) {
      graph.addNode(`${index}`, 'pirate', index);
      graph.addEdge(`${index}`, `${index}`, index);
      graph.addEdge(`${index}`, '0', index);
    }
    const kinds = [...graph.records()].map(({ kind, at }) => `${at} ${kind}`);
    const expected = Array.from({ length: 70_000 }, (_, index) =>
      ['node', 'edge', 'edge'].map((kind) => `${index} ${kind}`),
    );
    expect(kinds.join() === expected.flat().join()).toBe(true);
  });
});

test.prop([records])('what was added in any order comes back in that order', (list) => {
  expect([...graphOf(list).records()]).toEqual(list);
});

test.prop([records])('degrees are those that graphology counts', (list) => {
  const oracle = new MultiDirectedGraph();
  for (const record of list) {
    if (record.kind === 'node') oracle.addNode(held(record.name));
    else oracle.addEdge(held(record.source), held(record.target));
  }
  const graph = graphOf(list);
  for (const record of list) {
    if (record.kind !== 'node') continue;
    const { name } = record;
    expect(graph.degrees('in').get(name)).toBe(oracle.inDegree(held(name)));
    expect(graph.degrees('out').get(name)).toBe(oracle.outDegree(held(name)));
    expect(graph.degrees().get(name)).toBe(oracle.degree(held(name)));
  }
});

test.prop([records, fc.constantFrom('in', 'out', 'both' as const)])(
  'a degree distribution adds up to all nodes and all ends, by ascending degree',
  (list, direction) => {
    const graph = graphOf(list);
    const distribution = [...graph.degreeDistribution(direction)];
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    expect(sum(distribution.map(([, nodes]) => nodes))).toBe(graph.nodeCount);
    const ends = graph.edgeCount * (direction === 'both' ? 2 : 1);
    expect(sum(distribution.map(([degree, nodes]) => degree * nodes))).toBe(ends);
    const degrees = distribution.map(([degree]) => degree);
    expect(degrees).toEqual([...degrees].sort((a, b) => a - b));
  },
);
