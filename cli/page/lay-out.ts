import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { LayoutMaker } from './layout/layout.ts';
import type { GraphColumns, Layout } from './page-data.ts';

const SLICE_MS = 50;

export interface LayOutOptions {
  /** Asked between slices: when true, the layout ends as it is. */
  readonly isHurried: () => boolean;
  /** Told between slices how much is done, [0, 1]. */
  readonly onShare: (share: number) => void;
}

/** Lays a graph out in slices, between which signals are heard. */
export async function layOut(
  graph: GraphColumns,
  { isHurried, onShare }: LayOutOptions,
): Promise<Layout> {
  const maker = new LayoutMaker(graph);
  while (maker.share < 1 && !isHurried()) {
    const began = performance.now();
    while (maker.share < 1 && performance.now() - began < SLICE_MS) maker.advance();
    onShare(maker.share);
    await setImmediate();
  }
  return maker.layout();
}
