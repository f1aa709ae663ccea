import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  complete,
  regular,
  ring,
  scaleFree,
  smallWorld,
  tree,
  zones,
} from '../../../../kernel/check/arbitraries/topologies.ts';
import { test } from '../../../property.ts';

const nodes = fc.integer({ min: 1, max: 9 });

/** The nodes that are reached from the first one. */
function reached(neighbours: readonly (readonly number[])[]): number {
  const found = new Set([0]);
  for (const node of found) for (const next of neighbours[node]) found.add(next);
  return found.size;
}

describe('topologies', () => {
  test.prop([
    fc.oneof(
      ring(nodes),
      tree(nodes),
      complete(nodes),
      regular(nodes),
      smallWorld(nodes),
      scaleFree(nodes),
      zones(nodes),
    ),
  ])('are connected, and every edge leads both ways', (neighbours) => {
    expect(reached(neighbours)).toBe(neighbours.length);
    for (const [node, next] of neighbours.entries()) {
      expect(next).not.toContain(node);
      for (const other of next) expect(neighbours[other]).toContain(node);
    }
  });

  test.prop([tree(nodes)])('a tree has one edge fewer than nodes', (neighbours) => {
    const ends = neighbours.reduce((sum, next) => sum + next.length, 0);
    expect(ends).toBe(2 * (neighbours.length - 1));
  });

  test.prop([ring(4), complete(3), ring(2)])('ring and complete are fixed', (four, three, two) => {
    expect(four).toEqual([
      [1, 3],
      [0, 2],
      [1, 3],
      [0, 2],
    ]);
    expect(three).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(two).toEqual([[1], [0]]);
  });
});
