import fc from 'fast-check';
import { expect } from 'vitest';
import { KnownBy } from '../../../cli/terminal/known-by.ts';
import type { Channel } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

/** Nodes, and how many edges lead to each. */
function knownBy(counts: readonly number[]): KnownBy {
  const observer = new KnownBy();
  counts.forEach((count, index) => {
    const channel: Channel = { name: `${index}` };
    for (let edge = 0; edge < count; edge++)
      observer.report({ kind: 'edge', target: channel }, channel);
    observer.report({ kind: 'node', service: 'x' }, channel);
  });
  return observer;
}

test('nodes are counted by how many edges lead to them', () => {
  expect(knownBy([0, 2, 2, 0, 1]).table().rows).toEqual([
    ['0', 2],
    ['1', 1],
    ['2', 2],
  ]);
});

test('a run without a graph has no rows', () => {
  expect(knownBy([]).table().rows).toEqual([]);
});

test('long distributions are gathered into ranges of equal width', () => {
  expect(knownBy([0, 19, 20, 39]).table().rows.slice(0, 2)).toEqual([
    ['0-2', 1],
    ['3-5', 0],
  ]);
});

test.prop([fc.array(fc.nat({ max: 100 }), { maxLength: 30 })])(
  'at most 16 rows count every node once, the last row some',
  (counts) => {
    const { rows } = knownBy(counts).table();
    expect(rows.length).toBeLessThanOrEqual(16);
    expect(rows.reduce((sum, [, count]) => sum + count, 0)).toBe(counts.length);
    expect(rows.at(-1)?.[1]).not.toBe(0);
  },
);
