import { describe, expect, test } from 'vitest';
import { denseCells } from '../../../../cli/page/browser/model/cells.ts';
import { graphOf } from '../../../../cli/page/browser/model/graph.ts';
import { Selection } from '../../../../cli/page/browser/model/selection.ts';
import { Timeline } from '../../../../cli/page/browser/model/timeline.ts';
import { View } from '../../../../cli/page/browser/model/view.ts';
import { columnsOfNames } from '../../../../cli/page/layout/bare-layout.ts';

/** So many cells have two nodes each. */
const CELLS = 2_000;
const [INFECTIVE, REMOVED] = [2, 3];

/** Two nodes in each cell of 3 pixels. Of ten nodes, three are infective. */
function epidemic() {
  const names = Array.from({ length: 2 * CELLS }, (_, index) => `n${index}`);
  const cell = names.map((_, index) => index % CELLS);
  const graph = graphOf(columnsOfNames(names), {
    x: cell.map((one) => 3 * (one % 50) + 1),
    y: cell.map((one) => 3 * Math.floor(one / 50) + 1),
    areas: [],
  });
  for (const node of graph.nodes) node.state = node.index % 10 < 3 ? INFECTIVE : 1;
  const timeline = new Timeline(graph, 0);
  const selection = new Selection(graph, timeline);
  selection.grouping = 'state';
  const view = new View();
  Object.assign(view, { width: 200, height: 200 });
  return { graph, timeline, selection, view, emphasis: {} };
}

const isState =
  ({ graph }: ReturnType<typeof epidemic>, state: number) =>
  (index: number): boolean =>
    graph.nodes[index]?.state === state;

describe('nodes that cover each other', () => {
  test('are counted by cells, whose colours are as many as those of the nodes', () => {
    const scene = epidemic();
    const cells = denseCells(scene, CELLS);
    expect(cells?.count).toBe(2 * CELLS);
    expect(cells?.counts.reduce((sum, count) => sum + (count === 2 ? 1 : 0), 0)).toBe(CELLS);
    const share = (cells?.nodes.filter(isState(scene, INFECTIVE)).length ?? 0) / CELLS;
    // 4 standard errors of a share of 0.3 in 2,000 cells.
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / CELLS));
  });

  test('do not hide a first case', () => {
    const seen = [5, 5 + CELLS].map((first) => {
      const scene = epidemic();
      scene.graph.nodes[first].state = REMOVED;
      return denseCells(scene, CELLS)?.nodes.filter(isState(scene, REMOVED)).length;
    });
    expect(seen).toEqual([1, 1]);
  });

  test('stay in their cells when the picture is moved', () => {
    const scene = epidemic();
    const shown = (): number[] =>
      [...(denseCells(scene, CELLS)?.nodes ?? [])].filter((one) => one >= 0);
    const before = shown();
    scene.view.pan(7, 5);
    expect(shown()).toEqual(before);
  });

  test('are shown one by one where few of them are in view', () => {
    const scene = epidemic();
    scene.view.pan(0, -60);
    expect(denseCells(scene, 2 * CELLS - 1)).toBe(undefined);
  });
});
