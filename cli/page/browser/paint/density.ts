import { LIFE } from '../../../watch/picture.ts';
import { CELL, type Cells, originOf } from '../model/cells.ts';
import type { PageNode } from '../model/graph.ts';
import { contextOf } from './canvas.ts';
import { QUIET_ALPHA } from './paint-nodes.ts';
import { lookOf, rgbOf } from './palette.ts';
import type { Scene } from './scene.ts';

/** The least opacity of a cell. It grows with the number of its nodes. */
const ALPHA_MIN = 0.75;

/** Paints cells in place of nodes that would cover each other. */
export class Density {
  private readonly canvas = document.createElement('canvas');

  paint(context: CanvasRenderingContext2D, scene: Scene, cells: Cells): void {
    const { columns, rows, counts, nodes } = cells;
    const { canvas } = this;
    const image = new ImageData(columns, rows);
    const most = counts.reduce((max, count) => Math.max(max, count), 1);
    const colours = new Map<number, readonly number[]>();
    for (let cell = 0; cell < nodes.length; cell += 1) {
      const node = scene.graph.nodes[nodes[cell]];
      if (node === undefined) continue;
      const [red, green, blue] = colourOf(node, scene, colours);
      const isQuiet = scene.emphasis.nodes?.has(node) === false;
      const alpha = ALPHA_MIN + (1 - ALPHA_MIN) * (counts[cell] / most);
      image.data.set(
        [red * 255, green * 255, blue * 255, 255 * alpha * (isQuiet ? QUIET_ALPHA : 1)],
        4 * cell,
      );
    }
    canvas.width = columns;
    canvas.height = rows;
    contextOf(canvas).putImageData(image, 0, 0);
    const [left, top] = originOf(scene);
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, left, top, columns * CELL, rows * CELL);
    context.imageSmoothingEnabled = true;
  }
}

/** A node without a life is as pale as its outline would be. */
function colourOf(
  node: PageNode,
  { selection, theme }: Scene,
  known: Map<number, readonly number[]>,
): readonly number[] {
  const isAlive = node.life === LIFE.alive || node.life === LIFE.paused;
  const group = isAlive ? selection.groupOf(node) : -2;
  const colour =
    known.get(group) ?? rgbOf(theme(isAlive ? lookOf(selection, group).colour : 'line'));
  known.set(group, colour);
  return colour;
}
