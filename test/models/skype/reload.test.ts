import { describe, expect, test } from 'vitest';
import { type GraphData, type GraphRecord, seconds } from '../../../kernel/index.ts';
import { runSkype } from './told.ts';

const node = (name: string) => ({ name, service: 'node' });
const graph: GraphData = {
  nodes: ['Mary', 'Störtebeker', 'Anne'].map(node),
  edges: [
    { source: 'Störtebeker', target: 'Mary' },
    { source: 'Mary', target: 'Anne' },
    { source: 'Mary', target: 'Störtebeker' },
  ],
};
const options = { population: 50, duration: seconds(0) };

/** The names of nodes and the ends of edges, in order of arrival. */
const told = (records: Iterable<GraphRecord>): string[] =>
  [...records].map((record) =>
    record.kind === 'node' ? record.name : `${record.source} > ${record.target}`,
  );

describe('a graph to start from', () => {
  test('makes a node of each, whose buddies are found along each edge, in the order of the file', () => {
    const run = runSkype({ graph, options });
    const links = ['Störtebeker > Mary', 'Mary > Anne', 'Mary > Störtebeker'];
    expect(told(run.graph.records())).toEqual(['Mary', 'Störtebeker', 'Anne', ...links]);
    expect(run.log).toEqual([
      '0 skype: population 3 nodes',
      '0 skype: Chat for 0s',
      ...links.map((link) => `0 skype: Link ${link}`),
      '0.000001 skype: Shutdown after 0 connections',
    ]);
  });

  test('of its own end makes the same lists again, and grows on', { tags: ['long'] }, () => {
    const first = runSkype({ options: { population: 1200 } });
    const nodes = [...first.graph.records()].flatMap((record) =>
      record.kind === 'node' ? [{ name: record.name, service: record.service }] : [],
    );
    const edges = [...first.graph.records()].flatMap((record) =>
      record.kind === 'edge' ? [{ source: record.source, target: record.target }] : [],
    );
    expect(nodes.length).toBe(1200);
    // More than two batches of a thousand.
    expect(edges.length).toBeGreaterThan(2400);
    for (const ties of ['fifo', 'shuffled'] as const) {
      const again = runSkype({ graph: { nodes, edges }, ties, options });
      const list = told(again.graph.records());
      expect(list.sort()).toEqual(told(first.graph.records()).sort());
      const on = runSkype({ graph: { nodes, edges }, ties, options: { duration: seconds(10) } });
      expect(told(on.graph.records()).sort()).toEqual(expect.arrayContaining(list));
      expect(on.graph.edgeCount).toBeGreaterThan(edges.length);
    }
  });

  test('introduces nobody else, and leaves out whom a node knows already, and itself', () => {
    const [mary, stoertebeker] = graph.nodes.map(({ name }) => name);
    const edges = [
      { source: mary, target: stoertebeker },
      { source: mary, target: stoertebeker },
      { source: mary, target: mary },
    ];
    const run = runSkype({
      graph: { ...graph, edges },
      options: { ...options, duration: seconds(60) },
    });
    expect(run.result.graph).toEqual({ nodes: 3, edges: 1 });
  });

  test('keeps the zones of its nodes', () => {
    const nodes = [
      { ...node('Mary'), zone: 'east' },
      { ...node('Störtebeker'), zone: 'west' },
    ];
    const run = runSkype({ graph: { nodes, edges: [] }, options });
    expect(run.world.actor('Mary')?.zone).toBe('east');
    expect([...run.graph.records()][1]).toMatchObject({ name: 'Störtebeker', zone: 'west' });
  });

  test('is linked when the last node has registered, where messages take time', () => {
    const network = {
      latency: { law: 'uniform', min: '0s', max: '2s' },
      ordering: 'none',
    } as const;
    const run = runSkype({ graph, options: { ...options, duration: seconds(20) }, network });
    expect(run.graph.edgeCount).toBeGreaterThanOrEqual(3);
    for (const { source, target } of graph.edges) {
      expect(told(run.graph.records())).toContain(`${source} > ${target}`);
    }
  });
});

describe('a graph is refused', () => {
  const refused = (bad: GraphData, text: string): void => {
    const run = () => runSkype({ graph: bad, options });
    expect(run).toThrow(expect.objectContaining({ code: 'bad-graph' }));
    expect(run).toThrow(text);
  };

  test('with fewer than two nodes', () => {
    refused({ nodes: [node('Mary')], edges: [] }, 'skype: got 1 in the graph, expected at least 2');
  });

  test('with a node that has the name of the service', () => {
    refused(
      { nodes: [node('Mary'), node('skype')], edges: [] },
      'model skype: got node "skype", expected no name of the model\'s own actors: skype',
    );
  });

  test('with a service that is no node', () => {
    const nodes = [node('Mary'), { name: 'Pirate1', service: 'pirate' }];
    refused({ nodes, edges: [] }, 'got node "Pirate1" of service "pirate"');
  });
});
