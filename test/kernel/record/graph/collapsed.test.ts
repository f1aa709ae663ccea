import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { collapsed } from '../../../../kernel/record/graph/collapsed.ts';
import type { GraphRecord } from '../../../../kernel/record/graph/graph.ts';
import { test } from '../../../property.ts';
import { records } from './stories.ts';

const node = (name: string, service: string, at = 0): GraphRecord => ({
  kind: 'node',
  name,
  service,
  at,
});
const edge = (source: string, target: string, at = 0): GraphRecord => ({
  kind: 'edge',
  source,
  target,
  at,
});

describe('a collapsed graph', () => {
  test('has a node a service and an edge a pair of them, each as early as the first', () => {
    const list = [
      node('web0', 'web', 1),
      node('web1', 'web', 2),
      node('db0', 'db', 3),
      edge('web0', 'db0', 4),
      edge('web1', 'db0', 5),
      edge('db0', 'web1', 6),
    ];
    expect([...collapsed(list)]).toEqual([
      node('web', 'web', 1),
      node('db', 'db', 3),
      edge('web', 'db', 4),
      edge('db', 'web', 6),
    ]);
  });

  test('shows edges among the instances of a service as one loop', () => {
    const list = [node('a0', 'a'), node('a1', 'a'), edge('a0', 'a1'), edge('a1', 'a0')];
    expect([...collapsed(list)]).toEqual([node('a', 'a'), edge('a', 'a')]);
  });

  test('lets what is no node stand for itself, and passes on that nothing waits', () => {
    expect([...collapsed([edge('x', 'y'), undefined, edge('x', 'y')])]).toEqual([
      edge('x', 'y'),
      undefined,
    ]);
  });
});

// Few services on purpose, so that most have several instances.
const crowded = fc
  .tuple(records, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }))
  .map(([list, services]) =>
    list.map((record, index) =>
      record.kind === 'node' ? { ...record, service: `s${services[index % 8]}` } : record,
    ),
  );

test.prop([crowded])('services and pairs of services are what instances and edges say', (list) => {
  const serviceOf = new Map(
    list.flatMap((record) => (record.kind === 'node' ? [[record.name, record.service]] : [])),
  );
  const pairs = list.flatMap((record) =>
    record.kind === 'edge'
      ? [JSON.stringify([serviceOf.get(record.source), serviceOf.get(record.target)])]
      : [],
  );
  const shown = [...collapsed(list)].filter((record) => record !== undefined);
  const nodes = shown.flatMap((record) => (record.kind === 'node' ? [record.name] : []));
  const edges = shown.flatMap((record) =>
    record.kind === 'edge' ? [JSON.stringify([record.source, record.target])] : [],
  );
  expect(nodes).toEqual([...new Set(serviceOf.values())]);
  expect(edges).toEqual([...new Set(pairs)]);
});
