import type { View } from '../model/view.ts';
import { contextOf, type Size } from './canvas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintNodes } from './paint-nodes.ts';
import type { Scene } from './scene.ts';

/** The opacity of the ground when something stands out over it. */
const QUIET_ALPHA = 0.2;

/**
 * An image of all edges and nodes of a large graph. When only the view or the emphasis changes,
 * drawing the image saves painting a hundred thousand lines.
 */
export class Ground {
  /** `hasNodes`: whether the image shows the nodes, too. */
  constructor(private readonly hasNodes = true) {}

  private readonly canvas = document.createElement('canvas');
  /** The view of the image; `undefined` when the image is out of date. */
  private view: Pick<View, 'scale' | 'x' | 'y'> | undefined;

  /** Marks the image as out of date. The next `draw` paints it again. */
  forget(): void {
    this.view = undefined;
  }

  /** Draws the image for the present view. It is stretched until it is painted again. */
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
    if (this.hasNodes) paintNodes(context, plain, { hasQuiet: true });
    this.view = { scale, x, y };
    return this.view;
  }
}
