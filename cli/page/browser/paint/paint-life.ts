import { LIFE } from '../../../watch/picture.ts';
import type { PageNode } from '../model/graph.ts';
import type { Point } from '../model/view.ts';
import type { Theme } from './palette.ts';

/** Whether an actor has no life now, so that its node is drawn as an outline. */
export const isLifeless = ({ life }: PageNode): boolean => life === LIFE.down || life === LIFE.gone;

/** Marks an actor that a fault has struck: a cross where it is down, two bars where it is paused. */
export function paintLife(
  context: CanvasRenderingContext2D,
  { life }: PageNode,
  { at: { x, y }, radius, theme }: { at: Point; radius: number; theme: Theme },
): void {
  if (life !== LIFE.down && life !== LIFE.paused) return;
  const size = Math.max(3, radius * 0.55);
  context.beginPath();
  if (life === LIFE.down) {
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x + size, y - size);
    context.lineTo(x - size, y + size);
  } else {
    context.moveTo(x - size * 0.5, y - size);
    context.lineTo(x - size * 0.5, y + size);
    context.moveTo(x + size * 0.5, y - size);
    context.lineTo(x + size * 0.5, y + size);
  }
  context.lineWidth = 4.5;
  context.strokeStyle = theme('paper');
  context.stroke();
  context.lineWidth = 2.5;
  context.strokeStyle = theme('fault');
  context.stroke();
}
