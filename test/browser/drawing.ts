/** A node, as it was drawn. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
  readonly alpha: number;
}

/** An edge, as it was drawn. */
export interface Line {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly colour: string;
  readonly alpha: number;
}

/** How many nodes and edges the graphics card was given, beside those of the plain canvas. */
export interface CardDrawing {
  nodes: number;
  edges: number;
}

/** The nodes, edges and names of the last frame, in CSS pixels. */
export interface Drawing {
  circles: Circle[];
  lines: Line[];
  /** Edges from a node to itself. */
  loopCount: number;
  texts: string[];
  /** Those of the texts that were drawn with an outline first. */
  outlined: string[];
  card: CardDrawing;
  /** How many frames were drawn, this one included. */
  frameCount: number;
}

declare global {
  interface Window {
    drawn: Drawing;
    /** The card's last picture, row by row from below, as red, green, blue and opacity. */
    cardPixels: Uint8Array | undefined;
  }
}

/**
 * Hides from the page that a processor does the work of a graphics card. It runs in the page, as
 * `recordDrawing` does.
 */
export function hideSoftware(): void {
  const { prototype } = WebGL2RenderingContext;
  const original = prototype.getExtension as (name: string) => unknown;
  Object.assign(prototype, {
    getExtension(this: WebGL2RenderingContext, name: string) {
      return name === 'WEBGL_debug_renderer_info' ? null : original.call(this, name);
    },
  });
}

/** Notes what the graphics card draws, as `recordDrawing` does, and its picture, which it does not keep. */
export function recordCard(): void {
  const { prototype } = WebGL2RenderingContext;
  const { drawArraysInstanced } = prototype;
  Object.assign(prototype, {
    drawArraysInstanced(this: WebGL2RenderingContext, ...args: [number, number, number, number]) {
      drawArraysInstanced.apply(this, args);
      const [mode, , , count] = args;
      window.drawn.card[mode === this.LINE_STRIP ? 'edges' : 'nodes'] += count;
      const { width, height } = this.canvas;
      const pixels = new Uint8Array(4 * width * height);
      this.readPixels(0, 0, width, height, this.RGBA, this.UNSIGNED_BYTE, pixels);
      window.cardPixels = pixels;
    },
  });
}

/**
 * Notes the drawn items, since a canvas keeps only pixels. It runs in the page before the page's
 * script, so it must not use anything from outside of itself.
 */
export function recordDrawing(): void {
  const empty = (frameCount: number): Drawing => ({
    ...{ circles: [], lines: [], loopCount: 0, texts: [], outlined: [] },
    card: { nodes: 0, edges: 0 },
    frameCount,
  });
  window.drawn = empty(0);
  type Piece =
    | { kind: 'circle'; x: number; y: number; radius: number; isFilled: boolean }
    | { kind: 'line'; from: [number, number]; to: [number, number] };
  let path: Piece[] = [];
  let pen: [number, number] = [0, 0];

  const { prototype } = CanvasRenderingContext2D;
  const watch = <
    Name extends
      | ('arc' | 'lineTo' | 'quadraticCurveTo' | 'moveTo')
      | ('fill' | 'stroke' | 'fillText' | 'strokeText'),
  >(
    name: Name,
    note: (context: CanvasRenderingContext2D, args: unknown[]) => void,
  ): void => {
    const original = prototype[name] as (...args: unknown[]) => void;
    Object.assign(prototype, {
      [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
        // Drawings on a canvas that nobody sees do not count.
        if (this.canvas.isConnected) note(this, args);
        original.apply(this, args);
      },
    });
  };
  const { setTransform, beginPath } = prototype;
  Object.assign(prototype, {
    // Each frame begins with this call.
    setTransform(this: CanvasRenderingContext2D, ...args: [DOMMatrix2DInit?]) {
      window.drawn = empty(window.drawn.frameCount + 1);
      setTransform.apply(this, args);
    },
    beginPath(this: CanvasRenderingContext2D) {
      path = [];
      beginPath.apply(this);
    },
  });
  watch('arc', (_, args) => {
    const [x, y, radius] = args as number[];
    path.push({ kind: 'circle', x, y, radius, isFilled: false });
  });
  watch('moveTo', (_, args) => {
    pen = args as [number, number];
  });
  watch('lineTo', (_, args) => {
    const to = args as [number, number];
    path.push({ kind: 'line', from: pen, to });
    pen = to;
  });
  watch('quadraticCurveTo', (_, args) => {
    const to: [number, number] = [Number(args[2]), Number(args[3])];
    path.push({ kind: 'line', from: pen, to });
    pen = to;
  });
  watch('fill', ({ fillStyle, globalAlpha: alpha }) => {
    for (const piece of path) {
      if (piece.kind === 'line') continue;
      piece.isFilled = true;
      window.drawn.circles.push({ ...piece, colour: String(fillStyle), alpha });
    }
  });
  watch('stroke', ({ strokeStyle, globalAlpha: alpha }) => {
    for (const piece of path) {
      if (piece.kind === 'line') {
        window.drawn.lines.push({ ...piece, colour: String(strokeStyle), alpha });
      } else if (!piece.isFilled) window.drawn.loopCount += 1;
    }
  });
  watch('strokeText', (_, [text]) => {
    window.drawn.outlined.push(String(text));
  });
  watch('fillText', (_, [text]) => {
    window.drawn.texts.push(String(text));
  });
}
