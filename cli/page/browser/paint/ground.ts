import type { View } from '../model/view.ts';
import { contextOf, type Size } from './canvas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintNodes } from './paint-nodes.ts';
import type { Scene } from './scene.ts';

/** How much of the ground is seen where something stands out over it. */
const QUIET_ALPHA = 0.2;

/**
 * All edges and nodes of a large graph as an image. While only the view moves, or something else stands out,
 * the image is drawn in place of a hundred thousand lines.
 */
export class Ground {
  private readonly canvas = document.createElement('canvas');
  /** The view that it was painted for; none when it is out of date. */
  private view: Pick<View, 'scale' | 'x' | 'y'> | undefined;

  /** The graph looks otherwise now: the next that is drawn is painted anew. */
  forget(): void {
    this.view = undefined;
  }

  /** Draws it where the view is by now: stretched, until it is painted anew. */
  draw(context: CanvasRenderingContext2D, scene: Scene, size: Size): void {
    const { width, height, scale, x, y } = scene.view;
    const from = this.view ?? this.paint(scene, size);
    const factor = scale / from.scale;
    context.globalAlpha = scene.emphasis.nodes === undefined ? 1 : QUIET_ALPHA;
    context.drawImage(
      this.canvas,
      x - from.x * factor,
      y - from.y * factor,
      width * factor,
      height * factor,
    );
    context.globalAlpha = 1;
  }

  private paint(scene: Scene, { columns, rows, ratio }: Size): Pick<View, 'scale' | 'x' | 'y'> {
    const { scale, x, y } = scene.view;
    this.canvas.width = columns;
    this.canvas.height = rows;
    const context = contextOf(this.canvas);
    context.scale(ratio, ratio);
    const plain = { ...scene, emphasis: {}, freshCount: 0 };
    paintEdges(context, plain, { hasQuiet: true });
    paintNodes(context, plain, { hasQuiet: true });
    this.view = { scale, x, y };
    return this.view;
  }
}
