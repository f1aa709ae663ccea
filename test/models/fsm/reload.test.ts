import { describe, expect, test } from 'vitest';
import { type GraphData, GraphObserver, seconds } from '../../../kernel/index.ts';
import { runFsm } from './told.ts';

const pirate = (name: string) => ({ name, service: 'pirate' });
const graph: GraphData = {
  nodes: ['Mary', 'Störtebeker', 'Anne'].map(pirate),
  edges: [
    { source: 'Störtebeker', target: 'Mary' },
    { source: 'Mary', target: 'Anne' },
    { source: 'Mary', target: 'Störtebeker' },
  ],
};
const options = { population: 50, duration: seconds(0) };

/** The names of nodes and the ends of edges, in order of arrival. */
const recordsOf = (observer: GraphObserver): string[] =>
  [...observer.graph.records()].map((record) =>
    record.kind === 'node' ? record.name : `${record.source} > ${record.target}`,
  );

describe('a graph to start from', () => {
  test('makes a pirate of each node and introduces along each edge, in the order of the file', () => {
    const observer = new GraphObserver();
    const { log } = runFsm({ graph, options }, { observers: [observer] });
    const links = ['Störtebeker > Mary', 'Mary > Anne', 'Mary > Störtebeker'];
    expect(recordsOf(observer)).toEqual(['Mary', 'Störtebeker', 'Anne', ...links]);
    expect(log).toEqual([
      '0 fsm: population 3 pirates',
      '0 fsm: Talk amongst yourselves for 0s',
      ...links.map((link) => `0 fsm: Link ${link}`),
      '0 fsm: Delivered 12 messages',
      '0 fsm: Shutdown',
      '0 fsm: Exit',
    ]);
  });

  test('is followed by gold and an interval for each, and by no strangers', () => {
    const { told, result } = runFsm({ graph, options: { ...options, logger: true } });
    expect(told.get('Mary')).toEqual([
      ['Hello', 'fsm', 'Mary'],
      ['Inform', 'logger', ''],
      ['NameDrop', 'Anne', 'Anne'],
      ['NameDrop', 'Störtebeker', 'Störtebeker'],
      ['GoldCoin', null, expect.any(Number)],
      ['Chat', null, expect.any(Number)],
    ]);
    expect(result.graph).toEqual({ nodes: 3, edges: 3 });
  });

  test('grows while the pirates talk', () => {
    const ring: GraphData = {
      nodes: Array.from({ length: 20 }, (_, index) => pirate(`P${index}`)),
      edges: Array.from({ length: 40 }, (_, index) => ({
        source: `P${index % 20}`,
        target: `P${(index + (index < 20 ? 1 : 2)) % 20}`,
      })),
    };
    const { result } = runFsm({ graph: ring, options: { duration: seconds(60) } });
    expect(result.graph.nodes).toBe(20);
    expect(result.graph.edges).toBeGreaterThan(40);
  });

  test('may be larger than a batch of the set-up', () => {
    const nodes = Array.from({ length: 2100 }, (_, index) => pirate(`P${index}`));
    const edges = nodes.map(({ name }, index) => ({
      source: name,
      target: `P${(index + 7) % 2100}`,
    }));
    const observer = new GraphObserver();
    const { log } = runFsm({ graph: { nodes, edges }, options }, { observers: [observer] });
    expect(recordsOf(observer)).toEqual([
      ...nodes.map(({ name }) => name),
      ...edges.map(({ source, target }) => `${source} > ${target}`),
    ]);
    expect(log.filter((line) => line.includes('Link')).length).toBe(2100);
  });
});

describe('a graph is refused', () => {
  const refused = (bad: GraphData, code: string, text: string): void => {
    const run = () => runFsm({ graph: bad, options });
    expect(run).toThrow(expect.objectContaining({ code }));
    expect(run).toThrow(text);
  };

  test('with fewer than two pirates', () => {
    refused({ nodes: [], edges: [] }, 'bad-graph', 'got 0 in the graph, expected at least 2');
    refused({ nodes: [pirate('Mary')], edges: [] }, 'bad-graph', 'got 1 in the graph');
  });

  test('with a service that is no pirate', () => {
    const nodes = [pirate('Mary'), { name: 'elb-api', service: 'elb' }];
    refused({ nodes, edges: [] }, 'bad-graph', 'got node "elb-api" of service "elb"');
  });

  test('with a pirate who has the name of the manager, or of the logger where there is one', () => {
    const own = (...names: string[]) => ({ nodes: names.map(pirate), edges: [] });
    const told = "expected no name of the model's own actors: fsm";
    refused(own('Mary', 'fsm'), 'bad-graph', `model fsm: got node "fsm", ${told}`);
    expect(() => runFsm({ graph: own('logger', 'Mary'), options })).not.toThrow();
    const logged = { ...options, logger: true };
    for (const name of ['fsm', 'logger']) {
      const run = () => runFsm({ graph: own('Mary', name), options: logged });
      expect(run).toThrow(expect.objectContaining({ code: 'bad-graph' }));
      expect(run).toThrow(`model fsm: got node "${name}", ${told}, logger`);
    }
  });

  test('with an edge to nobody, or a name twice', () => {
    const edges = [{ source: 'Mary', target: 'Nemo' }];
    refused({ ...graph, edges }, 'bad-scenario', 'got "Nemo", expected the name of a node');
    refused({ nodes: [pirate('A'), pirate('A')], edges: [] }, 'bad-scenario', 'got "A"');
  });
});
