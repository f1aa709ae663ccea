export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const SCALE_MIN = 0.02;
const SCALE_MAX = 12;
/** A small graph is not enlarged beyond this scale. */
const FIT_MAX = 1.6;

/** How far a graph is stretched, to use the free part of a narrow or a wide screen. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
}

/** The visible part of the graph: screen = graph * scale * stretch + offset, in CSS pixels. */
export class View {
  scale = 1;
  private stretchX = 1;
  private stretchY = 1;
  x = 0;
  y = 0;
  width = 1;
  height = 1;
  /** Whether it is unchanged since `fit`. Then a change of size fits it again. */
  isFitted = true;

  toScreen({ x, y }: Point): Point {
    return {
      x: x * this.scale * this.stretchX + this.x,
      y: y * this.scale * this.stretchY + this.y,
    };
  }

  toGraph({ x, y }: Point): Point {
    return {
      x: (x - this.x) / (this.scale * this.stretchX),
      y: (y - this.y) / (this.scale * this.stretchY),
    };
  }

  pan(dx: number, dy: number): void {
    this.isFitted = false;
    this.x += dx;
    this.y += dy;
  }

  /** Zooms around a point of the screen. */
  zoomAt(at: Point, factor: number): void {
    this.isFitted = false;
    const scale = Math.max(SCALE_MIN, Math.min(SCALE_MAX, this.scale * factor));
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
  }

  /** Moves a point of the graph to the middle of the part without panels, close enough to read names. */
  centreOn(point: Point, free: Box): void {
    this.isFitted = false;
    this.scale = Math.max(this.scale, 1);
    this.centre(point, free);
  }

  /** Shows a part of the graph in a part of the screen, with a limited stretch. */
  fit(part: Box, free: Box, stretchMax: Stretch): void {
    const [width, height] = [part.right - part.left, part.bottom - part.top];
    const byWidth = (free.right - free.left) / Math.max(1, width);
    const byHeight = (free.bottom - free.top) / Math.max(1, height);
    this.scale = Math.max(SCALE_MIN, Math.min(FIT_MAX, byWidth, byHeight));
    this.stretchX = Math.max(1, Math.min(stretchMax.x, byWidth / this.scale));
    this.stretchY = Math.max(1, Math.min(stretchMax.y, byHeight / this.scale));
    const middle = { x: (part.left + part.right) / 2, y: (part.top + part.bottom) / 2 };
    this.centre(middle, free);
    this.isFitted = true;
  }

  private centre(point: Point, free: Box): void {
    const at = this.toScreen(point);
    this.x += (free.left + free.right) / 2 - at.x;
    this.y += (free.top + free.bottom) / 2 - at.y;
  }
}
