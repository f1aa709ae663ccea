import type { Layout } from '../page-data.ts';
import { elementOf } from './dom.ts';
import type { PageGraph } from './model/graph.ts';
import type { View } from './model/view.ts';
import type { Painter } from './paint/painter.ts';
import { fitView } from './panels/fit.ts';

const ZOOM = 1.4;

export interface CameraOptions {
  readonly canvas: HTMLCanvasElement;
  readonly graph: PageGraph;
  readonly layout: Layout;
  readonly painter: Painter;
  readonly view: View;
}

/** Moves and zooms the view by buttons and keys, and fits it to the window. */
export class Camera {
  constructor(private readonly options: CameraOptions) {
    const { canvas, view } = options;
    const press = (id: string, act: () => void): void =>
      elementOf(id, HTMLButtonElement).addEventListener('click', act);
    press('zoom-in', () => this.zoom(ZOOM));
    press('zoom-out', () => this.zoom(1 / ZOOM));
    press('zoom-fit', () => this.fit());
    new ResizeObserver(() => {
      view.width = canvas.clientWidth;
      view.height = canvas.clientHeight;
      this.refit();
    }).observe(canvas);
  }

  /** Shows all. */
  fit(): void {
    const { painter, view } = this.options;
    fitView(view, this.options);
    painter.ask();
  }

  /** Shows all again, unless the user has moved the view. */
  refit(): void {
    const { painter, view } = this.options;
    if (view.isFitted) fitView(view, this.options);
    painter.ask();
  }

  pan(dx: number, dy: number): void {
    const { painter, view } = this.options;
    view.pan(dx, dy);
    painter.askMoving();
  }

  /** Zooms around the middle. */
  zoom(factor: number): void {
    const { painter, view } = this.options;
    view.zoomAt({ x: view.width / 2, y: view.height / 2 }, factor);
    painter.askMoving();
  }
}
