import { LIFE } from '../../../watch/picture.ts';
import type { PageNode } from '../model/graph.ts';
import { isPinned } from '../model/motion.ts';
import { isLifeless } from '../paint/paint-life.ts';
import { lookOf, NODE_COLOURS, SHAPES } from '../paint/palette.ts';
import { freshness, type Scene, screenRadius } from '../paint/scene.ts';
import { FLAG } from './shaders.ts';

/** The numbers of a node in the texture. */
export const NODE_SIZE = 4;

/** A node that is entirely new would count as the next look. */
const FRESH_MAX = 0.99;

/**
 * Notes the place, the radius and the look of each shown node. Returns the pinned ones, which have a
 * mark of their own. O(nodes).
 */
export function fillNodes(numbers: Float32Array, scene: Scene): PageNode[] {
  const { graph, timeline, view, selection, emphasis } = scene;
  const looks = new Map<number, number>();
  const lookOfGroup = (group: number): number => {
    const known = looks.get(group);
    if (known !== undefined) return known;
    const { colour, shape } = lookOf(selection, group);
    const look = NODE_COLOURS.indexOf(colour) | (SHAPES.indexOf(shape) << 4);
    looks.set(group, look);
    return look;
  };
  const pinned: PageNode[] = [];
  for (let index = 0; index < timeline.shownNodes; index += 1) {
    const node = graph.nodes[index];
    const { x, y } = view.toScreen(node);
    const isBright = emphasis.nodes?.has(node) ?? true;
    const look =
      lookOfGroup(selection.groupOf(node)) | flagsOf(node) | (isBright ? FLAG.bright : 0);
    const start = index * NODE_SIZE;
    numbers[start] = x;
    numbers[start + 1] = y;
    numbers[start + 2] = screenRadius(node, view);
    numbers[start + 3] = look + Math.min(FRESH_MAX, freshness(scene, node));
    if (isPinned(node)) pinned.push(node);
  }
  return pinned;
}

function flagsOf(node: PageNode): number {
  const { life } = node;
  if (life === LIFE.paused) return FLAG.paused;
  if (life === LIFE.down) return FLAG.lifeless | FLAG.down;
  return isLifeless(node) ? FLAG.lifeless : 0;
}
