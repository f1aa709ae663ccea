import type { PageNode } from '../model/graph.ts';
import type { Box } from '../model/view.ts';
import { BoxGrid } from './box-grid.ts';
import { freeBoxAmong, nameBoxes } from './name-boxes.ts';
import { paintAreaNames } from './paint-areas.ts';
import { type Scene, screenRadius } from './scene.ts';
import { shortName } from './short-name.ts';

const FONT = '11px system-ui, sans-serif';
const FOCUS_FONT = '600 12px system-ui, sans-serif';
/** The pixels of the screen for each name. */
const ROOM = 9_000;
/** A smaller node has no name, unless it stands out or all names have room. */
const NAMED_RADIUS = 4.5;
const LENGTH_MAX = 32;
/** For each name with room, so many nodes are tried. */
const TRIES = 3;
/** Among more nodes, there is no room that names could find. */
const AVOIDED_MAX = 2_000;
/** Up to this many nodes, names are followed by states. */
const STATED_MAX = 30;

/**
 * Paints as many names as have room, below or above their nodes. Names never overlap, and avoid
 * nodes if they can. Nodes that stand out come first, then nodes of higher degree.
 */
export function paintLabels(context: CanvasRenderingContext2D, scene: Scene): void {
  const { view, theme, emphasis } = scene;
  const most = (view.width * view.height) / ROOM;
  const inView = scene.graph.nodes.filter((node) => isInView(node, scene));
  const names = new BoxGrid();
  for (const box of paintAreaNames(context, scene)) names.add(box);
  const named = candidates(inView, scene, { most, isRoomForAll: inView.length <= most });
  if (named.length === 0) return;
  const nodes = new BoxGrid();
  if (inView.length <= AVOIDED_MAX) {
    for (const node of inView) if (isBright(node, scene)) nodes.add(boxOf(node, scene));
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme('paper');
  context.fillStyle = theme('ink');
  let count = 0;
  for (const node of named) {
    const isFocus = node === emphasis.focus;
    context.font = isFocus ? FOCUS_FONT : FONT;
    const name = shortName(labelOf(node, scene, inView.length), LENGTH_MAX);
    const boxes = nameBoxes(context.measureText(name).width, boxOf(node, scene));
    const box = isFocus ? boxes[0] : freeBoxAmong(boxes, { names, nodes });
    if (box === undefined) continue;
    names.add(box);
    const middle = (box.left + box.right) / 2;
    context.strokeText(name, middle, box.top);
    context.fillText(name, middle, box.top);
    count += 1;
    if (count > most) break;
  }
}

/** The name of a node. Where there are few, it is followed by its state. */
function labelOf({ label, state }: PageNode, { live }: Scene, count: number): string {
  const word = count <= STATED_MAX ? live?.words[state - 1] : undefined;
  return word === undefined ? label : `${label} · ${word}`;
}

/** The nodes that may have a name, in order. Of many it returns a part: the others would find no room. */
function candidates(
  nodes: readonly PageNode[],
  scene: Scene,
  { most, isRoomForAll }: { most: number; isRoomForAll: boolean },
): PageNode[] {
  const { view, emphasis, selection } = scene;
  const isNamed = (node: PageNode): boolean =>
    emphasis.nodes !== undefined ||
    (selection.hasLabels && (isRoomForAll || screenRadius(node, view) >= NAMED_RADIUS));
  const rank = (node: PageNode): number =>
    node === emphasis.focus ? Number.MAX_VALUE : node.degree;
  const named = nodes.filter((node) => isBright(node, scene) && isNamed(node));
  // Numbers in an array of their own are sorted many times as fast as nodes.
  const last =
    Float64Array.from(named, rank)
      .sort()
      .at(-Math.ceil(TRIES * most)) ?? 0;
  return named.filter((node) => rank(node) >= last).sort((a, b) => rank(b) - rank(a));
}

/** Whether a node is shown and not dimmed. */
const isBright = (node: PageNode, { timeline, emphasis: { nodes } }: Scene): boolean =>
  timeline.has(node) && (nodes === undefined || nodes.has(node));

function isInView(node: PageNode, { view }: Scene): boolean {
  const { x, y } = view.toScreen(node);
  return x > 0 && y > 0 && x < view.width && y < view.height;
}

function boxOf(node: PageNode, { view }: Scene): Box {
  const { x, y } = view.toScreen(node);
  const radius = screenRadius(node, view);
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}
