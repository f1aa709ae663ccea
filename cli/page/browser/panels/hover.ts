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

/** The node that is pointed at stands out, with a note beside it. */
export class Hover {
  constructor(private readonly options: HoverOptions) {}

  /** The pointer is over a node, or over none, at a point of the screen. */
  move(node: PageNode | undefined, at: Point): void {
    const { canvas, tip } = this.options;
    if (node === undefined) tip.hide();
    else tip.show(node, at);
    canvas.classList.toggle('over', node !== undefined);
    this.point(node);
  }

  /** A node is dragged: it needs no note. */
  drag(node: PageNode): void {
    this.options.tip.hide();
    this.point(node);
  }

  /** Time has moved: the node may be gone while the pointer rests. */
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
