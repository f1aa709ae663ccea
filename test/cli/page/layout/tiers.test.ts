import { expect, test } from 'vitest';
import { tiersOf } from '../../../../cli/page/layout/tiers.ts';
import { columnsOf, edge, node, zonedServices } from '../graphs.ts';

/** The tiers by service; one node a service, unless others are given. */
const tiers = (edges: string, extra: Parameters<typeof columnsOf>[0] = []) => {
  const pairs = edges.split(' ').map((pair) => pair.split('>'));
  const names = [...new Set(pairs.flat())];
  const graph = columnsOf([
    ...names.map((name) => node(name, name)),
    ...pairs.filter(([, to]) => to !== undefined).map(([from, to]) => edge(from, to)),
    ...extra,
  ]);
  const found = tiersOf(graph);
  return found && Object.fromEntries(graph.services.map((name, index) => [name, found[index]]));
};

test('a tier is the longest path from a service to which none leads', () => {
  expect(tiers('a>b b>c a>c c>d')).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  expect(tiers('d>c c>b a>b')).toEqual({ d: 0, c: 1, b: 2, a: 0 });
});

test('services that nobody knows are at the top', () => {
  expect(tiers('a>b alone')).toEqual({ a: 0, b: 1, alone: 0 });
});

test('edges within a service count for nothing', () => {
  expect(tiers('a>b a>a')).toEqual({ a: 0, b: 1 });
  expect(tiers('a>a b>b')).toBe(undefined);
});

test('services that know each other in a circle form no tiers', () => {
  expect(tiers('a>b b>c c>b')).toBe(undefined);
});

test('a node of no service is in no tier, so there are none', () => {
  expect(tiers('a>b', [edge('a', 'stranger')])).toBe(undefined);
});

test('a balancer stands over three tiers', () => {
  expect(tiersOf(columnsOf(zonedServices()))).toEqual([0, 1, 2, 3]);
});

test('where most edges lie within services there are no tiers', () => {
  expect(tiers('a>b', [edge('a', 'a'), edge('b', 'b')])).toBe(undefined);
  expect(tiers('a>b b>c', [edge('a', 'a'), edge('b', 'b')])).toEqual({ a: 0, b: 1, c: 2 });
});
