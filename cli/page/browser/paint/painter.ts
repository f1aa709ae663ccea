import type { View } from '../model/view.ts';
import { paintAreas } from './paint-areas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintLabels } from './paint-labels.ts';
import { paintNodes } from './paint-nodes.ts';
import type { Scene } from './scene.ts';

const PIXELS_MAX = 2;
/** Beyond so many edges a frame takes too long to be painted anew while the view moves. */
const SMOOTH_MAX = 4_000;
/** So long after the view has come to rest. */
const REST_MS = 120;

/** Paints frames on a canvas, each at most once a refresh of the screen. */
export class Painter {
  private asked: 'frame' | 'moved' | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly context: CanvasRenderingContext2D;
  private readonly last = document.createElement('canvas');
  /** The view of the last frame. */
  private lastView: Pick<View, 'scale' | 'x' | 'y'> = { scale: 1, x: 0, y: 0 };

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly scene: () => Scene,
  ) {
    this.context = contextOf(canvas);
  }

  /** Paints a frame soon. */
  ask = (): void => {
    if (this.asked === undefined) requestAnimationFrame(() => this.act());
    this.asked = 'frame';
  };

  /** Paints soon, where only the view has changed: of a large graph the last frame, moved, until it rests. */
  askMoved = (): void => {
    if (this.scene().timeline.shownEdges <= SMOOTH_MAX || this.last.width === 0) return this.ask();
    clearTimeout(this.resting);
    this.resting = setTimeout(this.ask, REST_MS);
    if (this.asked !== undefined) return;
    this.asked = 'moved';
    requestAnimationFrame(() => this.act());
  };

  private act(): void {
    const scene = this.scene();
    if (this.asked === 'moved') this.move(scene);
    else this.paint(scene);
    this.asked = undefined;
  }

  private paint(scene: Scene): void {
    const { context, canvas, last } = this;
    const { width, height, scale, x, y } = scene.view;
    const ratio = Math.min(PIXELS_MAX, devicePixelRatio);
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    // Setting them clears the canvas, and takes time.
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = scene.theme('paper');
    context.fillRect(0, 0, width, height);
    paintAreas(context, scene);
    paintEdges(context, scene);
    paintNodes(context, scene);
    paintLabels(context, scene);
    if (scene.timeline.shownEdges <= SMOOTH_MAX) return;
    last.width = columns;
    last.height = rows;
    contextOf(last).drawImage(canvas, 0, 0);
    this.lastView = { scale, x, y };
  }

  private move({ view, theme }: Scene): void {
    const { context, last, lastView } = this;
    context.fillStyle = theme('paper');
    context.fillRect(0, 0, view.width, view.height);
    const factor = view.scale / lastView.scale;
    context.drawImage(
      last,
      view.x - lastView.x * factor,
      view.y - lastView.y * factor,
      view.width * factor,
      view.height * factor,
    );
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser has no canvas to draw on');
  return context;
}
