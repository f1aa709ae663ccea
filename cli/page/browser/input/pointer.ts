import type { PageNode } from '../model/graph.ts';
import type { Point, View } from '../model/view.ts';

/** Hears the actions of the pointer. */
export interface PointerListener {
  /** Finds the node at a point of the screen. Fingers have a larger reach than a mouse. */
  nodeAt(at: Point, reach: number): PageNode | undefined;
  hover(node: PageNode | undefined, at: Point): void;
  /** A tap or click on a node, or beside all nodes. */
  choose(node: PageNode | undefined, at: Point): void;
  drag(node: PageNode, to: Point): void;
  drop(): void;
  /** A second click on a node. */
  twice(node: PageNode): void;
  viewChanged(): void;
}

const REACH = { mouse: 4, touch: 14 };
/** A click becomes a drag when the pointer moves farther than this many pixels. */
const SLACK = 4;
const WHEEL_ZOOM = 0.0016;

/** Drags nodes, and moves and zooms the view, with a mouse, a pen, or one or two fingers. */
export class Pointer {
  private readonly down = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  private held: PageNode | undefined;
  private hasMoved = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly view: View,
    private readonly listener: PointerListener,
  ) {
    canvas.addEventListener('pointerdown', (event) => this.press(event));
    canvas.addEventListener('pointermove', (event) => this.move(event));
    canvas.addEventListener('pointerup', (event) => this.lift(event));
    canvas.addEventListener('pointercancel', (event) => this.lift(event));
    canvas.addEventListener('pointerleave', (event) => listener.hover(undefined, pointOf(event)));
    canvas.addEventListener('dblclick', (event) => {
      const node = listener.nodeAt(pointOf(event), REACH.mouse);
      if (node !== undefined) listener.twice(node);
    });
    canvas.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  private press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = pointOf(event);
    this.canvas.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, at);
    if (this.down.size > 1) {
      // A second finger makes it a pinch and not a drag.
      this.letGo();
      this.hasMoved = true;
      return;
    }
    this.start = at;
    this.hasMoved = false;
    this.held = this.listener.nodeAt(at, reachOf(event));
  }

  private move(event: PointerEvent): void {
    const at = pointOf(event);
    const before = this.down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') {
        this.listener.hover(this.listener.nodeAt(at, reachOf(event)), at);
      }
      return;
    }
    if (!this.hasMoved && distance(this.start, at) < SLACK) return;
    this.hasMoved = true;
    if (this.down.size > 1) this.pinch(event.pointerId, at);
    else if (this.held !== undefined) this.listener.drag(this.held, this.view.toGraph(at));
    else {
      this.view.pan(at.x - before.x, at.y - before.y);
      this.listener.viewChanged();
    }
    this.down.set(event.pointerId, at);
  }

  private lift(event: PointerEvent): void {
    if (!this.down.delete(event.pointerId)) return;
    // A lifted finger no longer points at anything.
    if (event.pointerType === 'touch') this.listener.hover(undefined, pointOf(event));
    if (!this.hasMoved && event.type === 'pointerup') {
      this.listener.choose(this.held, pointOf(event));
      this.held = undefined;
    } else this.letGo();
  }

  private letGo(): void {
    if (this.held !== undefined && this.hasMoved) this.listener.drop();
    this.held = undefined;
  }

  /** Zooms by the change of the distance between two fingers, and moves with their middle. */
  private pinch(pointerId: number, at: Point): void {
    const before = this.down.get(pointerId) ?? at;
    const [, other = at] = [...this.down].find(([id]) => id !== pointerId) ?? [];
    const from = middle(before, other);
    const to = middle(at, other);
    this.view.pan(to.x - from.x, to.y - from.y);
    this.view.zoomAt(to, distance(at, other) / Math.max(1, distance(before, other)));
    this.listener.viewChanged();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    // Some browsers scroll in lines or pages.
    const unit = [1, 16, 100][event.deltaMode] ?? 1;
    const delta = Math.max(-300, Math.min(300, event.deltaY * unit));
    // A touchpad sends a pinch as small wheel steps with the control key.
    this.view.zoomAt(pointOf(event), Math.exp(-delta * WHEEL_ZOOM * (event.ctrlKey ? 5 : 1)));
    this.listener.viewChanged();
  }
}

const pointOf = ({ offsetX, offsetY }: MouseEvent): Point => ({ x: offsetX, y: offsetY });
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const reachOf = ({ pointerType }: PointerEvent): number =>
  pointerType === 'touch' ? REACH.touch : REACH.mouse;
