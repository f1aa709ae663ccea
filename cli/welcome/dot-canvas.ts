/** The bits of a character's dots: four rows of two. Source: Unicode, Braille Patterns. */
const DOT_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

const NO_DOTS = 0x2800;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Gives the text of a layer its colour. */
export type Paint = (layer: number, text: string) => string;

/**
 * A picture of dots for a terminal. A character has two dots beside and four above each other, which
 * makes them about square. A dot of a higher layer gives its whole character that layer's colour.
 */
export class DotCanvas {
  /** In dots. */
  readonly width: number;
  readonly height: number;
  private readonly bits: Uint8Array;
  private readonly layers: Uint8Array;
  private readonly marks = new Map<number, string>();

  constructor(
    private readonly columns: number,
    private readonly rows: number,
  ) {
    this.width = 2 * columns;
    this.height = 4 * rows;
    this.bits = new Uint8Array(columns * rows);
    this.layers = new Uint8Array(columns * rows);
  }

  /** Draws a dot. One outside of the canvas is left out. */
  dot({ x, y }: Point, layer: number): void {
    const cell = this.cellAt({ x, y });
    if (cell === undefined) return;
    this.bits[cell] |= DOT_BITS[Math.floor(y) % 4][Math.floor(x) % 2];
    this.layers[cell] = Math.max(this.layers[cell], layer);
  }

  /** Draws a straight line of dots that are `gap` dots apart. */
  line(from: Point, to: Point, layer: number, gap = 1): void {
    const steps = Math.max(
      1,
      Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))),
    );
    for (let step = 0; step <= steps; step += gap) {
      const share = step / steps;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      this.dot({ x, y }, layer);
    }
  }

  /** Draws a character over all dots of its place. */
  mark(at: Point, character: string, layer: number): void {
    const cell = this.cellAt(at);
    if (cell === undefined) return;
    this.marks.set(cell, character);
    this.layers[cell] = layer;
  }

  /** The rows of the picture. They have no blanks at their ends. */
  lines(paint: Paint): string[] {
    return Array.from({ length: this.rows }, (_, row) => this.row(row, paint));
  }

  /** A row, in pieces of one layer each. */
  private row(row: number, paint: Paint): string {
    let last = -1;
    const cells = Array.from({ length: this.columns }, (_, column) => {
      const cell = row * this.columns + column;
      const isEmpty = this.bits[cell] === 0 && !this.marks.has(cell);
      if (!isEmpty) last = column;
      const character = this.marks.get(cell) ?? String.fromCharCode(NO_DOTS + this.bits[cell]);
      return isEmpty ? { layer: 0, text: ' ' } : { layer: this.layers[cell], text: character };
    });
    const pieces: { layer: number; text: string }[] = [];
    for (const { layer, text } of cells.slice(0, last + 1)) {
      const piece = pieces.at(-1);
      if (piece?.layer === layer) piece.text += text;
      else pieces.push({ layer, text });
    }
    return pieces.map(({ layer, text }) => paint(layer, text)).join('');
  }

  private cellAt({ x, y }: Point): number | undefined {
    if (!(x >= 0 && x < this.width && y >= 0 && y < this.height)) return undefined;
    return Math.floor(y / 4) * this.columns + Math.floor(x / 2);
  }
}
