import type { PageEdge } from '../model/graph.ts';
import { standsOut } from '../model/selection.ts';
import type { Point, View } from '../model/view.ts';
import { freshness, type Scene, screenRadius } from './scene.ts';

/** One stroke draws this many lines. A single stroke of all lines takes far longer. */
const BATCH = 400;
const FRESH_STEPS = 4;

/** The opacity of edges that do not stand out, as a share of the usual one. */
export const QUIET_SHARE = 0.25;

const LEVEL = 0.04;
/** How far an edge bends, as a share of its length. */
const BEND = 0.2;
const BEND_MAX = 80;

/** Lines with the same look. */
interface Stroke {
  readonly colour: string;
  readonly alpha: number;
  readonly width: number;
  readonly hasArrows: boolean;
  readonly edges: PageEdge[];
}

/**
 * Paints the shown edges. Edges that stand out are over the others, and new ones are over all.
 * Without `hasQuiet` it paints only edges that stand out. It paints every `stride`th edge.
 */
export function paintEdges(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { hasQuiet, stride = 1 }: { hasQuiet: boolean; stride?: number },
): void {
  const thinness = thinnessOf(scene.view);
  for (const stroke of strokesOf(scene, hasQuiet, stride)) {
    context.strokeStyle = stroke.colour;
    context.fillStyle = stroke.colour;
    context.lineWidth = stroke.width * thinness;
    context.globalAlpha = stroke.alpha;
    for (let start = 0; start < stroke.edges.length; start += BATCH) {
      context.beginPath();
      for (const edge of stroke.edges.slice(start, start + BATCH)) line(context, scene, edge);
      context.stroke();
    }
    if (stroke.hasArrows) for (const edge of stroke.edges) arrow(context, scene, edge);
  }
  context.globalAlpha = 1;
}

function strokesOf(scene: Scene, hasQuiet: boolean, stride: number): Iterable<Stroke> {
  const { graph, timeline, emphasis, theme } = scene;
  const usual = usualAlpha(timeline.shownEdges / stride);
  const strokes = new Map<string, Stroke>();
  const stroke = (key: string, look: Omit<Stroke, 'edges'>): Stroke => {
    const known = strokes.get(key) ?? { ...look, edges: [] };
    strokes.set(key, known);
    return known;
  };
  const plain = { colour: theme('edge'), width: 1, hasArrows: false };
  // This stroke is made first, so that it lies below the others.
  const quiet = stroke('quiet', { ...plain, alpha: usual * QUIET_SHARE });
  const normal = stroke('normal', { ...plain, alpha: usual });
  for (const [index, edge] of graph.edges.entries()) {
    if (!timeline.has(edge)) break;
    const isBright = standsOut(emphasis, edge);
    if (isBright && emphasis.focus !== undefined) {
      const side = edge.source === emphasis.focus ? 'out' : 'in';
      const look = { colour: theme(side), alpha: 0.9, width: 1.6, hasArrows: true };
      stroke(side, look).edges.push(edge);
      continue;
    }
    if (index % stride !== 0) continue;
    if (!isBright) {
      if (hasQuiet) quiet.edges.push(edge);
      continue;
    }
    const step = Math.ceil(freshness(scene, edge) * FRESH_STEPS);
    if (step === 0) normal.edges.push(edge);
    else {
      const share = step / FRESH_STEPS;
      const alpha = usual + (1 - usual) * share;
      const look = { colour: theme('fresh'), alpha, width: 1 + share, hasArrows: false };
      stroke(`fresh ${step}`, look).edges.push(edge);
    }
  }
  return strokes.values();
}

/** The width of usual edges. They are thinner when the view is far away, since they are then close together. */
export const thinnessOf = ({ scale }: View): number => Math.max(0.5, Math.min(1, Math.sqrt(scale)));

/** The opacity of edges. The more there are, the fainter they are. */
export const usualAlpha = (edgeCount: number): number =>
  Math.max(0.07, Math.min(0.5, 11 / Math.sqrt(edgeCount + 1)));

function line(context: CanvasRenderingContext2D, scene: Scene, edge: PageEdge): void {
  const { view } = scene;
  const from = view.toScreen(edge.source);
  if (edge.source === edge.target) {
    const size = radiusOfLoop(edge, view.scale);
    context.moveTo(from.x, from.y);
    context.arc(from.x, from.y - size, size, Math.PI / 2, Math.PI * 2.5);
    return;
  }
  const to = view.toScreen(edge.target);
  if (isOutside(from, to, view)) return;
  context.moveTo(from.x, from.y);
  const by = bend(from, to, scene);
  if (by === undefined) context.lineTo(to.x, to.y);
  else context.quadraticCurveTo(by.x, by.y, to.x, to.y);
}

/**
 * The point towards which an edge bends, if it does. A level edge bends, since it would run through
 * all nodes between its ends. Edges there and back bend to different sides.
 */
function bend(from: Point, to: Point, { layout }: Scene): Point | undefined {
  if (layout.tiers.length === 0) return undefined;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dy) > Math.abs(dx) * LEVEL) return undefined;
  const by = Math.min(BEND, BEND_MAX / Math.abs(dx));
  return { x: (from.x + to.x) / 2 + dy * by, y: (from.y + to.y) / 2 - dx * by };
}

const radiusOfLoop = ({ source }: PageEdge, scale: number): number =>
  (8 + Math.sqrt(source.degree) * 1.5) * Math.min(2, scale);

/** Whether both ends lie beyond the same side of the view. */
const isOutside = (a: Point, b: Point, { width, height }: { width: number; height: number }) =>
  Math.max(a.x, b.x) < 0 ||
  Math.max(a.y, b.y) < 0 ||
  Math.min(a.x, b.x) > width ||
  Math.min(a.y, b.y) > height;

const ARROW = 7;

/** Paints an arrow head at the rim of the target. */
function arrow(context: CanvasRenderingContext2D, scene: Scene, edge: PageEdge): void {
  const { view } = scene;
  const [start, to] = [view.toScreen(edge.source), view.toScreen(edge.target)];
  const from = bend(start, to, scene) ?? start;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const rim = screenRadius(edge.target, view) + 1.5;
  if (length < rim + ARROW) return;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip = { x: to.x - dx * rim, y: to.y - dy * rim };
  const base = { x: tip.x - dx * ARROW, y: tip.y - dy * ARROW };
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(base.x - dy * ARROW * 0.45, base.y + dx * ARROW * 0.45);
  context.lineTo(base.x + dy * ARROW * 0.45, base.y - dx * ARROW * 0.45);
  context.fill();
}
