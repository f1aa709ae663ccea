import { expect, test } from 'vitest';
import { layOut } from '../../../cli/page/lay-out.ts';
import { columnsOf, layoutOf, node, zonedServices } from './graphs.ts';

test('a graph is laid out to the end, and tells how far it is', async () => {
  const graph = columnsOf(zonedServices());
  const shares: number[] = [];
  const layout = await layOut(graph, {
    isHurried: () => false,
    onShare: (share) => shares.push(share),
  });
  expect(layout).toEqual(layoutOf(graph));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('who is in a hurry gets the layout as it is', async () => {
  const graph = columnsOf(Array.from({ length: 300 }, (_, index) => node(`${index}`)));
  let sliceCount = 0;
  const layout = await layOut(graph, {
    isHurried: () => sliceCount > 0,
    onShare: () => {
      sliceCount += 1;
    },
  });
  expect(sliceCount).toBe(1);
  expect(layout.x.length).toBe(300);
});
