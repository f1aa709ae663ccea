/** The pixels of a canvas, and how many of them a CSS pixel is wide. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly ratio: number;
}

const RATIO_MAX = 2;

/** The size of a canvas that fills a view. It has the screen's resolution, up to a limit. */
export function sizeOf({ width, height }: { width: number; height: number }): Size {
  const ratio = Math.min(RATIO_MAX, devicePixelRatio);
  return { columns: Math.round(width * ratio), rows: Math.round(height * ratio), ratio };
}

/** The drawing context of a canvas. @throws if the browser has none. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser has no canvas to draw on');
  return context;
}
