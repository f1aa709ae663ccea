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
    // One number a pixel: opacity, blue, green and red, from the highest byte.
    const pixels = new Uint32Array(image.data.buffer);
    let most = 1;
    for (const count of counts) if (count > most) most = count;
    const colours = new Map<number, number>();
    for (let cell = 0; cell < nodes.length; cell += 1) {
      if (nodes[cell] === -1) continue;
      const node = scene.graph.nodes[nodes[cell]];
      const isQuiet = scene.emphasis.nodes?.has(node) === false;
      const share = ALPHA_MIN + (1 - ALPHA_MIN) * (counts[cell] / most);
      const alpha = Math.round(255 * share * (isQuiet ? QUIET_ALPHA : 1));
      pixels[cell] = colourOf(node, scene, colours) | (alpha << 24);
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
function colourOf(node: PageNode, { selection, theme }: Scene, known: Map<number, number>): number {
  const isAlive = node.life === LIFE.alive || node.life === LIFE.paused;
  const group = isAlive ? selection.groupOf(node) : -2;
  const found = known.get(group);
  if (found !== undefined) return found;
  const parts = rgbOf(theme(isAlive ? lookOf(selection, group).colour : 'line'));
  const [red, green, blue] = parts.map((part) => Math.round(255 * part));
  const colour = red | (green << 8) | (blue << 16);
  known.set(group, colour);
  return colour;
}
