import type { PageNode } from '../model/graph.ts';
import type { Selection } from '../model/selection.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Point } from '../model/view.ts';
import type { Tip } from './tip.ts';

export interface HoverOptions {
  readonly canvas: HTMLCanvasElement;
  readonly tip: Tip;
  readonly selection: Selection;
  readonly timeline: Timeline;
  readonly onChange: () => void;
}

/** Makes the node under the pointer stand out, and shows a note beside it. */
export class Hover {
  constructor(private readonly options: HoverOptions) {}

  /** The pointer has moved over a node, or over none. */
  move(node: PageNode | undefined, at: Point): void {
    const { canvas, tip } = this.options;
    if (node === undefined) tip.hide();
    else tip.show(node, at);
    canvas.classList.toggle('over', node !== undefined);
    this.point(node);
  }

  /** A node is dragged, and needs no note. */
  drag(node: PageNode): void {
    this.options.tip.hide();
    this.point(node);
  }

  /** The view has gone elsewhere under a resting pointer. */
  leave(): void {
    this.move(undefined, { x: 0, y: 0 });
  }

  /** Time has moved, so the node under a resting pointer may be gone. */
  update(): void {
    const { selection, timeline } = this.options;
    const { hovered } = selection;
    if (hovered !== undefined && !timeline.has(hovered)) this.move(undefined, { x: 0, y: 0 });
  }

  private point(node: PageNode | undefined): void {
    const { selection, onChange } = this.options;
    if (selection.hovered === node) return;
    selection.hovered = node;
    onChange();
  }
}
