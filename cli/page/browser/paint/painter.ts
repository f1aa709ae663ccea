import { contextOf, type Size, sizeOf } from './canvas.ts';
import { Ground } from './ground.ts';
import { paintAreas } from './paint-areas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintFlights } from './paint-flights.ts';
import { paintLabels } from './paint-labels.ts';
import { paintNodes } from './paint-nodes.ts';
import { paintCuts, paintTraffic } from './paint-traffic.ts';
import type { Scene } from './scene.ts';

/** With more edges than this, painting a frame takes too long to do it at every move of the pointer. */
const SMOOTH_MAX = 4_000;
/** The view rests when it has not moved for this time. */
const REST_MS = 120;

/** Paints frames on a canvas, at most one for each refresh of the screen. */
export class Painter {
  private asked: 'all' | 'some' | 'over-ground' | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly context: CanvasRenderingContext2D;
  private readonly ground = new Ground();
  /** The edges alone: while a run plays, they stay, and nodes change. */
  private readonly edges = new Ground(false);
  private edgesKey = '';

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

  /** Paints a frame soon, while the slider moves. Of a large graph it paints some edges alone until the slider rests. */
  askSome = (): void => {
    if (!this.isLarge(this.scene())) return this.ask();
    if (this.asked === undefined) requestAnimationFrame(() => this.act());
    this.asked = 'some';
    clearTimeout(this.resting);
    this.resting = setTimeout(this.ask, REST_MS);
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
    const edgesMax = this.asked === 'some' ? SMOOTH_MAX : Number.POSITIVE_INFINITY;
    this.asked = undefined;
    if (!isOverGround) this.ground.forget();
    this.paint(scene, isOverGround, edgesMax);
  }

  /** Forgets the images, since colours or the size have changed. */
  forget(): void {
    this.edgesKey = '';
  }

  /** Paints the edges of a large graph from their image, which is made again when the view has come to rest. */
  private paintEdgesFromImage(scene: Scene, size: Size): void {
    const { view, timeline } = scene;
    const key = `${timeline.shown} ${view.scale} ${view.x} ${view.y} ${size.columns} ${size.rows}`;
    if (this.edgesKey !== key) this.edges.forget();
    this.edgesKey = key;
    this.edges.draw(this.context, scene, size);
  }

  private paint(scene: Scene, isOverGround: boolean, edgesMax: number): void {
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
    paintTraffic(context, scene);
    paintCuts(context, scene);
    if (isOverGround) this.ground.draw(context, scene, size);
    else if (
      scene.live !== undefined &&
      this.isLarge(scene) &&
      scene.emphasis.nodes === undefined
    ) {
      this.paintEdgesFromImage(scene, size);
      paintNodes(context, scene, { hasQuiet: true });
    } else {
      paintEdges(context, scene, { hasQuiet: true, edgesMax });
      paintNodes(context, scene, { hasQuiet: true });
    }
    if (isOverGround && scene.emphasis.nodes !== undefined) {
      paintEdges(context, scene, { hasQuiet: false });
      paintNodes(context, scene, { hasQuiet: false });
    }
    paintLabels(context, scene);
    paintFlights(context, scene);
  }
}
