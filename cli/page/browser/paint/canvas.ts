/** How many pixels a canvas has, and how many of them a CSS pixel is wide. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly ratio: number;
}

const RATIO_MAX = 2;

/** The size of a canvas that fills a view, as fine as the screen is, up to a limit. */
export function sizeOf({ width, height }: { width: number; height: number }): Size {
  const ratio = Math.min(RATIO_MAX, devicePixelRatio);
  return { columns: Math.round(width * ratio), rows: Math.round(height * ratio), ratio };
}

/** What a canvas is drawn on with. @throws where the browser has none. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser has no canvas to draw on');
  return context;
}
