import type { PageNode } from '../model/graph.ts';
import type { Box } from '../model/view.ts';
import { paintAreaNames } from './paint-areas.ts';
import { type Scene, screenRadius } from './scene.ts';

const FONT = '11px system-ui, sans-serif';
const FOCUS_FONT = '600 12px system-ui, sans-serif';
const HEIGHT = 13;
/** Pixels of the screen for each name. */
const ROOM = 9_000;
/** A smaller node has no name, unless it stands out. */
const NAMED_RADIUS = 4.5;
const LENGTH_MAX = 32;

/** Paints as many names as have room, below their nodes or above: those that stand out first, then by degree. */
export function paintLabels(context: CanvasRenderingContext2D, scene: Scene): void {
  const { view, theme, emphasis } = scene;
  const taken = new Grid();
  for (const box of paintAreaNames(context, scene)) taken.take(box);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme('paper');
  context.fillStyle = theme('ink');
  const most = (view.width * view.height) / ROOM;
  let count = 0;
  for (const node of candidates(scene)) {
    const isFocus = node === emphasis.focus;
    const at = view.toScreen(node);
    const radius = screenRadius(node, view);
    context.font = isFocus ? FOCUS_FONT : FONT;
    const name = shortName(node.label);
    const half = context.measureText(name).width / 2 + 2;
    const below = at.y + radius + 2;
    const places = [below, at.y - radius - 2 - HEIGHT].map((top) => ({
      left: at.x - half,
      right: at.x + half,
      top,
      bottom: top + HEIGHT,
    }));
    const box = isFocus ? places[0] : places.find((place) => !taken.isTaken(place));
    if (box === undefined) continue;
    taken.take(box);
    context.strokeText(name, at.x, box.top);
    context.fillText(name, at.x, box.top);
    count += 1;
    if (count > most) break;
  }
}

function candidates({ graph, timeline, view, emphasis, selection }: Scene): PageNode[] {
  const isCandidate = (node: PageNode): boolean => {
    if (!timeline.has(node)) return false;
    const isNamed = selection.hasLabels && screenRadius(node, view) >= NAMED_RADIUS;
    if (emphasis.nodes === undefined ? !isNamed : !emphasis.nodes.has(node)) return false;
    const { x, y } = view.toScreen(node);
    return x > 0 && y > 0 && x < view.width && y < view.height;
  };
  const rank = (node: PageNode): number =>
    node === emphasis.focus ? Number.MAX_VALUE : node.degree;
  return graph.nodes.filter(isCandidate).sort((a, b) => rank(b) - rank(a));
}

const shortName = (name: string): string =>
  name.length > LENGTH_MAX ? `${name.slice(0, LENGTH_MAX - 1)}…` : name;

const CELL = 48;

/** Which boxes of the screen are taken, looked up by the cells of a grid. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  isTaken(box: Box): boolean {
    return [...this.cellsOf(box)].some((key) =>
      this.cells.get(key)?.some((other) => overlap(box, other)),
    );
  }

  take(box: Box): void {
    for (const key of this.cellsOf(box)) {
      const boxes = this.cells.get(key) ?? [];
      boxes.push(box);
      this.cells.set(key, boxes);
    }
  }

  private *cellsOf({ left, right, top, bottom }: Box): Generator<string> {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1)
        yield `${x} ${y}`;
    }
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
