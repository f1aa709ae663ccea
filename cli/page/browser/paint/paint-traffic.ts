import type { Picture } from '../../../watch/picture.ts';
import type { PageNode } from '../model/graph.ts';
import type { LiveScene } from './live-scene.ts';
import type { Scene } from './scene.ts';

/** More lines are a blot, in which nobody sees who has sent to whom. */
const LANES_MAX = 400;
/** A cut of more links is shown at the nodes of its smaller side. */
const CUT_LINKS_MAX = 120;
const CROSS = 6;
/** Where on its link the mark of a cut is. */
const MARK_SHARE = 0.36;

/** Paints who has sent to whom. A lane is the wider, the more messages it has carried. */
export function paintTraffic(context: CanvasRenderingContext2D, scene: Scene): void {
  const { live, theme, view } = scene;
  if (live === undefined || live.traffic.length > 2 * LANES_MAX) return;
  const { traffic } = live.picture;
  const most = traffic.reduce((max, count) => Math.max(max, count), 1);
  context.strokeStyle = theme('edge');
  for (let lane = 0; lane < traffic.length; lane += 1) {
    const [from, to] = [live.nodes[live.traffic[2 * lane]], live.nodes[live.traffic[2 * lane + 1]]];
    if (from === undefined || to === undefined) continue;
    const share = Math.log1p(traffic[lane]) / Math.log1p(most);
    context.globalAlpha = 0.12 + 0.28 * share;
    context.lineWidth = 0.7 + 2.3 * share;
    context.beginPath();
    const [a, b] = [view.toScreen(from), view.toScreen(to)];
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Paints the links that faults cut or hold, each with a mark. */
export function paintCuts(context: CanvasRenderingContext2D, scene: Scene): void {
  const { live } = scene;
  if (live === undefined) return;
  for (const fault of live.picture.faults) {
    if (fault.sides === undefined || (fault.kind !== 'cut' && fault.kind !== 'hold')) continue;
    const links = linksOf(fault, live);
    context.strokeStyle = scene.theme('fault');
    context.lineWidth = 2;
    if (links === undefined) ringSide(context, scene, fault);
    else for (const link of links) cross(context, scene, link);
  }
}

type Fault = Picture['faults'][number];
type Link = readonly [PageNode, PageNode];

/** The struck links, each once; `undefined` if they are too many. */
function linksOf({ sides = [[], []] }: Fault, { nodes }: LiveScene): Link[] | undefined {
  if (sides[0].length * sides[1].length > CUT_LINKS_MAX) return undefined;
  return sides[0].flatMap((one) =>
    sides[1].flatMap((other): Link[] => {
      const [a, b] = [nodes[one], nodes[other]];
      return a === undefined || b === undefined ? [] : [[a, b]];
    }),
  );
}

function cross(context: CanvasRenderingContext2D, { view }: Scene, [one, other]: Link): void {
  const [a, b] = [view.toScreen(one), view.toScreen(other)];
  context.setLineDash([2, 7]);
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.stroke();
  context.setLineDash([]);
  // A message halfway must not hide it.
  const [x, y] = [a.x + (b.x - a.x) * MARK_SHARE, a.y + (b.y - a.y) * MARK_SHARE];
  context.beginPath();
  context.moveTo(x - CROSS, y - CROSS);
  context.lineTo(x + CROSS, y + CROSS);
  context.moveTo(x + CROSS, y - CROSS);
  context.lineTo(x - CROSS, y + CROSS);
  context.stroke();
}

/** Rings the nodes of the smaller side. */
function ringSide(
  context: CanvasRenderingContext2D,
  { live, view }: Scene,
  { sides = [[], []] }: Fault,
): void {
  const [one, other] = sides;
  context.setLineDash([3, 3]);
  context.beginPath();
  for (const actor of one.length <= other.length ? one : other) {
    const node = live?.nodes[actor];
    if (node === undefined) continue;
    const { x, y } = view.toScreen(node);
    context.moveTo(x + 7, y);
    context.ellipse(x, y, 7, 7, 0, 0, Math.PI * 2);
  }
  context.stroke();
  context.setLineDash([]);
}
