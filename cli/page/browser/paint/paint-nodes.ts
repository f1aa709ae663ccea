import { LIFE } from '../../../watch/picture.ts';
import type { PageNode } from '../model/graph.ts';
import { isPinned } from '../model/motion.ts';
import type { Point, View } from '../model/view.ts';
import { isLifeless, paintLife } from './paint-life.ts';
import { lookOf, type Shape } from './palette.ts';
import { freshness, type Scene, screenRadius } from './scene.ts';

export const QUIET_ALPHA = 0.18;
/** More nodes than this are painted look by look, which is many times as fast. */
const BATCHED_FROM = 800;
/** A smaller node is painted as a square, of which nobody sees the corners. */
const ROUND_FROM = 2.5;
/** One path of all nodes takes far longer. */
const BATCH = 500;

/** Paints the shown nodes, the ones that stand out over the others. Without `hasQuiet` it paints only these. */
export function paintNodes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { hasQuiet }: { hasQuiet: boolean },
): void {
  const { graph, timeline, emphasis } = scene;
  const shown: PageNode[] = [];
  for (const node of graph.nodes) {
    if (!timeline.has(node)) break;
    shown.push(node);
  }
  if (emphasis.nodes === undefined && shown.length > BATCHED_FROM && scene.freshCount === 0) {
    return paintBatches(context, scene, shown);
  }
  if (emphasis.nodes === undefined) {
    for (const node of shown) paintNode(context, scene, node);
    return;
  }
  if (hasQuiet) {
    context.globalAlpha = QUIET_ALPHA;
    for (const node of shown) if (!emphasis.nodes.has(node)) paintNode(context, scene, node);
    context.globalAlpha = 1;
  }
  for (const node of shown) if (emphasis.nodes.has(node)) paintNode(context, scene, node);
}

/** Paints many nodes, those of one look together. */
function paintBatches(
  context: CanvasRenderingContext2D,
  scene: Scene,
  nodes: readonly PageNode[],
): void {
  const { view, theme, selection } = scene;
  const looks = new Map<number, PageNode[]>();
  const marked: PageNode[] = [];
  for (const node of nodes) {
    if (node.life !== LIFE.alive || isPinned(node)) {
      marked.push(node);
      continue;
    }
    const group = selection.groupOf(node);
    const alike = looks.get(group);
    if (alike === undefined) looks.set(group, [node]);
    else alike.push(node);
  }
  context.lineWidth = 1;
  context.strokeStyle = theme('paper');
  for (const [group, alike] of looks) {
    const { colour, shape } = lookOf(selection, group);
    context.fillStyle = theme(colour);
    for (let start = 0; start < alike.length; start += BATCH) {
      context.beginPath();
      for (const node of alike.slice(start, start + BATCH)) {
        const at = view.toScreen(node);
        const radius = screenRadius(node, view);
        if (isOutside(at, radius, view)) continue;
        const isRound = shape !== 'circle' || radius >= ROUND_FROM;
        if (shape === 'circle' && isRound) context.moveTo(at.x + radius, at.y);
        outline(context, isRound ? shape : 'square', { at, radius });
      }
      context.fill();
      context.stroke();
    }
  }
  for (const node of marked) paintNode(context, scene, node);
}

export function paintNode(context: CanvasRenderingContext2D, scene: Scene, node: PageNode): void {
  const { view, theme, selection, emphasis } = scene;
  const at = view.toScreen(node);
  const radius = screenRadius(node, view);
  if (isOutside(at, radius, view)) return;
  const { colour, shape } = lookOf(selection, selection.groupOf(node));
  const isChosen = emphasis.nodes !== undefined && selection.chosen === node;
  const isFocus = emphasis.focus === node || isChosen;
  const fresh = freshness(scene, node);
  if (isFocus || fresh > 0) {
    ring(context, at, {
      radius: radius + 3 + fresh * 4,
      colour: isFocus ? theme('ink') : theme('fresh'),
    });
  }
  context.beginPath();
  outline(context, shape, { at, radius });
  const isEmpty = isLifeless(node);
  context.fillStyle = theme(isEmpty ? 'paper' : colour);
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = theme(isEmpty ? 'quiet' : 'paper');
  context.stroke();
  paintLife(context, node, { at, radius, theme });
  if (isPinned(node)) pin(context, at, { radius, colour: theme('ink') });
}

const isOutside = ({ x, y }: Point, radius: number, { width, height }: View): boolean =>
  x < -radius || y < -radius || x > width + radius || y > height + radius;

/** Draws the outline of a node. All shapes have about the area of the circle. */
function outline(
  context: CanvasRenderingContext2D,
  shape: Shape,
  { at: { x, y }, radius }: { at: Point; radius: number },
): void {
  switch (shape) {
    case 'circle':
      context.arc(x, y, radius, 0, Math.PI * 2);
      break;
    case 'square':
      context.rect(x - radius * 0.89, y - radius * 0.89, radius * 1.78, radius * 1.78);
      break;
    default: {
      const corners = shape === 'diamond' ? 4 : 3;
      context.moveTo(x, y - radius * (shape === 'diamond' ? 1.25 : 1.4));
      const size = radius * (shape === 'diamond' ? 1.25 : 1.4);
      for (let corner = 0; corner < corners; corner += 1) {
        const angle = (corner / corners) * Math.PI * 2 - Math.PI / 2;
        context.lineTo(x + size * Math.cos(angle), y + size * Math.sin(angle));
      }
      context.closePath();
    }
  }
}

function ring(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { radius, colour }: { radius: number; colour: string },
): void {
  context.beginPath();
  context.ellipse(x, y, radius, radius, 0, 0, Math.PI * 2);
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

/** Marks a pinned node with the head of a pin on its upper right. */
function pin(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { radius, colour }: { radius: number; colour: string },
): void {
  const reach = radius * 0.75;
  context.beginPath();
  context.ellipse(x + reach, y - reach, 3.5, 3.5, 0, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
  context.stroke();
}
