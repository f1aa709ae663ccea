import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  regularOf,
  ringOf,
  scaleFreeOf,
  smallWorldOf,
  type Topology,
  treeOf,
  zonesOf,
} from '../../../kernel/index.ts';
import { Draws } from '../../../kernel/random/draws.ts';
import { test } from '../../property.ts';

const MAKERS: readonly (readonly [
  string,
  (count: number, degree: number, draws: Draws) => Topology,
])[] = [
  ['ring', (count) => ringOf(count)],
  ['regular', regularOf],
  ['small world', (count, degree, draws) => smallWorldOf(count, degree, 0.1, draws)],
  ['scale-free', scaleFreeOf],
  ['tree', (count, _degree, draws) => treeOf(count, draws)],
  ['zones', (count, degree, draws) => zonesOf(count, degree, 3, draws)],
];

/** How many nodes can be reached from the first one. */
function reachedFromFirst(topology: Topology): number {
  const reached = new Set([0]);
  for (const node of reached) for (const other of topology[node]) reached.add(other);
  return reached.size;
}

const drawsOf = (low: number): Draws => new Draws({ high: 0, low }).reset(0, 0);

describe.each(MAKERS)('a graph: %s', (_name, make) => {
  test.prop([fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 9 }), fc.nat()])(
    'is connected, both ways, without edges from a node to itself',
    (count, degree, key) => {
      const topology = make(count, degree, drawsOf(key));
      expect(topology.length).toBe(count);
      expect(reachedFromFirst(topology)).toBe(count);
      for (const [node, neighbours] of topology.entries()) {
        expect(neighbours).toEqual([...new Set(neighbours)].sort((a, b) => a - b));
        expect(neighbours).not.toContain(node);
        for (const other of neighbours) expect(topology[other]).toContain(node);
      }
    },
  );
});

const degreesOf = (topology: Topology): number[] => topology.map(({ length }) => length);
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('each kind of graph has the degrees that it is named for', () => {
  const count = 1000;
  expect(new Set(degreesOf(ringOf(count)))).toEqual(new Set([2]));
  const regular = degreesOf(regularOf(count, 6, drawsOf(1)));
  expect(Math.max(...regular)).toBe(6);
  expect(sum(regular)).toBeGreaterThan(6 * count * 0.98);
  expect(sum(degreesOf(treeOf(count, drawsOf(1))))).toBe(2 * (count - 1));
  // A ring lattice of degree 4, and a tenth as many shortcuts.
  const small = sum(degreesOf(smallWorldOf(count, 4, 0.1, drawsOf(1))));
  expect(small).toBeGreaterThan(4 * count * 1.07);
  expect(small).toBeLessThan(4 * count * 1.13);
  const hubs = Math.max(...degreesOf(scaleFreeOf(count, 4, drawsOf(1))));
  expect(hubs).toBeGreaterThan(40);
});

test('zones are linked by one edge each', () => {
  const topology = zonesOf(30, 4, 3, drawsOf(1));
  const bridges = topology.flatMap((neighbours, node) =>
    neighbours.filter((other) => other > node && other % 3 !== node % 3),
  );
  expect(bridges.length).toBe(3);
});
