import { contextOf, sizeOf } from './canvas.ts';
import { Ground } from './ground.ts';
import { paintAreas } from './paint-areas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintLabels } from './paint-labels.ts';
import { paintNodes } from './paint-nodes.ts';
import type { Scene } from './scene.ts';

/** With more edges than this, painting a frame takes too long to do it at every move of the pointer. */
const SMOOTH_MAX = 4_000;
/** The view rests when it has not moved for this time. */
const REST_MS = 120;

/** Paints frames on a canvas, at most one for each refresh of the screen. */
export class Painter {
  private asked: 'all' | 'over-ground' | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly context: CanvasRenderingContext2D;
  private readonly ground = new Ground();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly scene: () => Scene,
  ) {
    this.context = contextOf(canvas);
  }

  /** Paints a frame soon. */
  ask = (): void => {
    if (this.asked === undefined) requestAnimationFrame(() => this.act());
    this.asked = 'all';
  };

  /** Paints a frame soon, when only the emphasis has changed. */
  askEmphasis = (): void => {
    if (this.asked !== undefined) return;
    this.asked = 'over-ground';
    requestAnimationFrame(() => this.act());
  };

  /** Paints a frame soon, when only the view has changed. A large graph is painted coarsely until the view rests. */
  askMoved = (): void => {
    this.askEmphasis();
    clearTimeout(this.resting);
    if (this.isLarge(this.scene())) this.resting = setTimeout(this.ask, REST_MS);
  };

  private isLarge({ timeline }: Scene): boolean {
    return timeline.shownEdges > SMOOTH_MAX;
  }

  private act(): void {
    const scene = this.scene();
    const isOverGround = this.asked === 'over-ground' && this.isLarge(scene);
    this.asked = undefined;
    if (!isOverGround) this.ground.forget();
    this.paint(scene, isOverGround);
  }

  private paint(scene: Scene, isOverGround: boolean): void {
    const { context, canvas } = this;
    const { width, height } = scene.view;
    const size = sizeOf(scene.view);
    // Setting the size clears the canvas, and takes time.
    if (canvas.width !== size.columns || canvas.height !== size.rows) {
      canvas.width = size.columns;
      canvas.height = size.rows;
    }
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.fillStyle = scene.theme('paper');
    context.fillRect(0, 0, width, height);
    paintAreas(context, scene);
    if (isOverGround) this.ground.draw(context, scene, size);
    if (!isOverGround || scene.emphasis.nodes !== undefined) {
      paintEdges(context, scene, { hasQuiet: !isOverGround });
      paintNodes(context, scene, { hasQuiet: !isOverGround });
    }
    paintLabels(context, scene);
  }
}
