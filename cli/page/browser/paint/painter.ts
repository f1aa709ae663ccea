import { GpuLayer } from '../gpu/gpu-layer.ts';
import { denseCells, NODES_MAX } from '../model/cells.ts';
import type { PageGraph } from '../model/graph.ts';
import { contextOf, sizeOf } from './canvas.ts';
import { Density } from './density.ts';
import { paintAreas } from './paint-areas.ts';
import { paintEdges } from './paint-edges.ts';
import { paintFlights } from './paint-flights.ts';
import { paintLabels } from './paint-labels.ts';
import { paintNode, paintNodes } from './paint-nodes.ts';
import { paintCuts, paintTraffic } from './paint-traffic.ts';
import type { Scene } from './scene.ts';
import { Stride } from './stride.ts';

/** A graph of more nodes and edges is drawn by the graphics card. */
const PLAIN_MAX = 4_000;
/** Without a card, so many nodes in view are shown by cells while something moves, where frames come late. */
const COARSE_MAX = 2_000;
/** The picture rests when nothing has moved for this time. */
const REST_MS = 120;

/** Paints frames on a canvas, at most one for each refresh of the screen. */
export class Painter {
  private asked: 'whole' | 'moving' | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly context: CanvasRenderingContext2D;
  private readonly density = new Density();
  private readonly stride = new Stride();
  private readonly gpu: GpuLayer | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    graph: PageGraph,
    private readonly scene: () => Scene,
  ) {
    this.context = contextOf(canvas);
    const isLarge = graph.nodes.length + graph.edges.length > PLAIN_MAX;
    this.gpu = isLarge ? GpuLayer.of(graph, { above: canvas, onLost: this.ask }) : undefined;
  }

  /** Paints a whole frame soon. */
  ask = (): void => {
    if (this.asked === undefined) requestAnimationFrame(this.act);
    this.asked = 'whole';
  };

  /**
   * Paints a frame soon, while something moves. Where frames of a large graph come late, it is coarser
   * until the picture rests.
   */
  askMoving = (): void => {
    if (this.asked !== undefined) return;
    this.asked = 'moving';
    requestAnimationFrame(this.act);
  };

  private act = (): void => {
    const scene = this.scene();
    const isMoving = this.asked === 'moving';
    this.asked = undefined;
    clearTimeout(this.resting);
    const isCoarse = isMoving && this.stride.isSlow;
    if (!isMoving) this.stride.rest();
    else if (isCoarse) this.resting = setTimeout(this.ask, REST_MS);
    this.paint(scene, isCoarse);
    if (isMoving) this.stride.measure();
  };

  private paint(scene: Scene, isCoarse: boolean): void {
    const { context, canvas } = this;
    const { width, height } = scene.view;
    const size = sizeOf(scene.view);
    // Setting the size clears the canvas, and takes time.
    if (canvas.width !== size.columns || canvas.height !== size.rows) {
      canvas.width = size.columns;
      canvas.height = size.rows;
    }
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    const stride = isCoarse ? this.stride.of(scene.timeline.shownEdges) : 1;
    const card = this.gpu?.isLost === false ? this.gpu : undefined;
    const dense = denseCells(scene, card === undefined && isCoarse ? COARSE_MAX : NODES_MAX);
    const gpu = dense === undefined ? card : undefined;
    // The card's picture lies below, and is seen where nothing is painted.
    const pinned = gpu?.draw(scene, { size, stride }) ?? [];
    context.clearRect(0, 0, width, height);
    context.fillStyle = scene.theme('paper');
    if (gpu === undefined) context.fillRect(0, 0, width, height);
    paintAreas(context, scene);
    paintTraffic(context, scene);
    paintCuts(context, scene);
    if (gpu === undefined && scene.timeline.shownNodes <= NODES_MAX) {
      paintEdges(context, scene, { hasQuiet: true, stride });
    }
    if (dense !== undefined) this.density.paint(context, scene, dense);
    else if (gpu === undefined) paintNodes(context, scene, { hasQuiet: true });
    // What is pointed at is painted over all others.
    const isOver = gpu !== undefined || dense !== undefined;
    if (isOver && scene.emphasis.focus !== undefined) {
      paintEdges(context, scene, { hasQuiet: false });
      paintNodes(context, scene, { hasQuiet: false });
    }
    for (const node of pinned) paintNode(context, scene, node);
    paintLabels(context, scene);
    paintFlights(context, scene);
  }
}
