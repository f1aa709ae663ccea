import { describe, expect, test } from 'vitest';
import {
  type Channel,
  Graph,
  GraphObserver,
  type GraphRecord,
  ms,
  open,
  seconds,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import { allHaveLeft, buddiesAreSound, graphIsMemory } from '../../../models/fsm/properties.ts';
import { newPirate, worldOf } from './broken-world.ts';

// A property that cannot fail is worth nothing: each of them fails here on a world that breaks it.

describe('that buddies are sound', () => {
  const verdict = (choose: (self: Channel, others: readonly Channel[]) => readonly Channel[]) =>
    buddiesAreSound(
      worldOf((setup) => {
        const others = Array.from({ length: 11 }, (_, index) =>
          setup.spawn(`other ${index}`, () => ({})),
        );
        const mary = newPirate();
        const channel = setup.spawn('Mary', () => mary);
        mary.buddies = choose(channel, others);
      }),
    );

  test('holds for ten different others', () => {
    expect(verdict((_, others) => others.slice(0, 10))).toBe(true);
  });

  test('fails for eleven, for one twice, and for itself', () => {
    expect(verdict((_, others) => others)).toBe('Mary knows 11 pirates');
    expect(verdict((_, [one]) => [one, one])).toBe('Mary knows a pirate twice');
    expect(verdict((self, [one]) => [one, self])).toBe('Mary knows itself');
  });
});

describe('that the graph is what pirates remember', () => {
  const observer = new GraphObserver();
  const input = { seed: 1, strict: true, options: { population: 3, duration: seconds(0) } };
  const world = open(fsm, input, { observers: [observer] });
  world.advance();
  const records = [...observer.graph.records()];
  const edges = records.filter(({ kind }) => kind === 'edge');
  const verdict = (list: readonly GraphRecord[]) => {
    const graph = new Graph();
    for (const record of list) {
      if (record.kind === 'node') graph.addNode(record.name, record.service, record.at);
      else graph.addEdge(record.source, record.target, record.at);
    }
    return graphIsMemory(world, graph);
  };
  const at = 0;

  test('holds for the graph as recorded', () => {
    expect(edges.length).toBeGreaterThan(2);
    expect(verdict(records)).toBe(true);
  });

  test('fails for an edge that is missing, one too many or twice', () => {
    expect(verdict(records.filter((record) => record !== edges[1]))).toMatch(/not recorded$/);
    const more: GraphRecord = { kind: 'edge', source: 'Pirate1', target: 'Pirate1', at };
    expect(verdict([...records, more])).toMatch(/not remembered$/);
    expect(verdict([...records, edges[0]])).toBe('an edge is recorded twice');
  });

  test('fails for a node that is missing, one too many or twice', () => {
    expect(verdict(records.slice(1))).toBe('Pirate1 is not recorded');
    const nemo: GraphRecord = { kind: 'node', name: 'Nemo', service: 'pirate', at };
    expect(verdict([...records, nemo])).toBe('Nemo is recorded, but is no pirate');
    expect(verdict([...records, records[0]])).toBe('a node is recorded twice');
  });

  test('fails for an edge the other way round', () => {
    const turned = records.map((record) =>
      record.kind === 'edge' ? { ...record, source: record.target, target: record.source } : record,
    );
    expect(verdict(turned)).not.toBe(true);
  });
});

test('that all have left fails before the end of a run, and names who is still there', () => {
  const input = { seed: 1, strict: true, options: { population: 3, duration: seconds(1) } };
  const world = open(fsm, input);
  world.advance({ until: ms(500) });
  expect(allHaveLeft(world)).toBe('Pirate1 is still there');
  world.advance();
  expect(allHaveLeft(world)).toBe(true);
});
