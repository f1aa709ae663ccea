import { describe, expect, test } from 'vitest';
import { Draws, ringOf, type Topology } from '../../../../kernel/index.ts';
import {
  averagePathOf,
  clusteringOf,
  edgeCountOf,
  isConnected,
} from '../../../../models/gossip/kit/graph-figures.ts';

const complete: Topology = [0, 1, 2, 3].map((node) =>
  [0, 1, 2, 3].filter((other) => other !== node),
);
/** A triangle 0 1 2 with a tail 2 3. */
const tailed: Topology = [[1, 2], [0, 2], [0, 1, 3], [2]];
const apart: Topology = [[1], [0], [3], [2]];

describe('the figures of a graph', () => {
  test('are known for small ones', () => {
    expect([complete, tailed, apart].map(edgeCountOf)).toEqual([6, 4, 2]);
    // Of the three pairs of neighbours of node 2, one is linked; node 3 has no pair.
    expect([complete, tailed, apart].map(clusteringOf)).toEqual([1, (1 + 1 + 1 / 3) / 4, 0]);
    expect([complete, tailed, apart].map((graph) => averagePathOf(graph))).toEqual([1, 8 / 6, 1]);
    expect([complete, tailed, apart].map(isConnected)).toEqual([true, true, false]);
  });

  test('of a ring are a path of a quarter of its nodes, which a sample finds too', () => {
    const ring = ringOf(101);
    expect(averagePathOf(ring)).toBe(25.5);
    const draws = new Draws({ high: 0, low: 0 }).reset(0, 0);
    expect(averagePathOf(ring, { sources: 3, draws })).toBe(25.5);
    expect(clusteringOf(ring)).toBe(0);
  });
});
