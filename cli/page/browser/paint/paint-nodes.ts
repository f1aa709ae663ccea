import type { PageNode } from '../model/graph.ts';
import { isPinned } from '../model/motion.ts';
import type { Point } from '../model/view.ts';
import { lookOf, type Shape } from './palette.ts';
import { freshness, type Scene, screenRadius } from './scene.ts';

const QUIET_ALPHA = 0.18;

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

function paintNode(context: CanvasRenderingContext2D, scene: Scene, node: PageNode): void {
  const { view, theme, selection, emphasis } = scene;
  const at = view.toScreen(node);
  const radius = screenRadius(node, view);
  if (at.x < -radius || at.y < -radius) return;
  if (at.x > view.width + radius || at.y > view.height + radius) return;
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
  context.fillStyle = theme(colour);
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = theme('paper');
  context.stroke();
  if (isPinned(node)) pin(context, at, { radius, colour: theme('ink') });
}

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
