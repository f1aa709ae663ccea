import { describe, expect, test } from 'vitest';
import { columnsOfNames, isBare } from '../../../../cli/page/layout/bare-layout.ts';
import { columnsOf, edge, layoutOf, node } from '../graphs.ts';

const named = (count: number) =>
  columnsOfNames(Array.from({ length: count }, (_, index) => `n${index}`));

describe('nodes of which nothing is known but their names', () => {
  test('stand in a ring where they are few, one as far from the next as any other', () => {
    const { x, y } = layoutOf(named(7));
    const gaps = x.map((_, a) => {
      const b = (a + 1) % 7;
      return Math.hypot(x[a] - x[b], y[a] - y[b]);
    });
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0], 0);
    // The first one is at the top.
    expect(y[0]).toBe(Math.min(...y));
  });

  test('spread evenly where they are many, none on another', () => {
    const { x, y } = layoutOf(named(500));
    const gaps = x.flatMap((_, a) =>
      x.slice(0, a).map((__, b) => Math.hypot(x[a] - x[b], y[a] - y[b])),
    );
    expect(gaps.length).toBe((500 * 499) / 2);
    expect(gaps.reduce((least, gap) => Math.min(least, gap))).toBeGreaterThan(10);
  });

  test('are no others', () => {
    expect(isBare(named(3))).toBe(true);
    expect(isBare(columnsOf([node('a')]))).toBe(false);
    expect(isBare(columnsOf([edge('a', 'b')]))).toBe(false);
  });
});
