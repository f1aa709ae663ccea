import { formatDuration } from '../../data/time.ts';
import type { Diagram, DiagramRow } from './diagram.ts';

const WIDTH = 80;

/** The characters of a diagram. */
const DRAWN = { life: '│', line: '─', right: '▶', left: '◀', lost: '✕', span: '═' } as const;
const PLAIN = { life: '|', line: '-', right: '>', left: '<', lost: 'x', span: '=' } as const;
type Characters = typeof DRAWN | typeof PLAIN;

export interface TextOptions {
  /** Whether the lines hold ASCII alone, but for names and labels. */
  readonly isPlain?: boolean;
}

/** Draws a diagram as lines of at most 80 characters: names, a line for each row, and what was left out. */
export function drawText(
  diagram: Diagram,
  { isPlain = false }: TextOptions = {},
): readonly string[] {
  const canvas = new Canvas(diagram, isPlain ? PLAIN : DRAWN);
  const lines = [canvas.header(), ...diagram.rows.map((row) => canvas.row(row))];
  const { leftOut } = diagram;
  if (leftOut > 0)
    lines.push(`(${leftOut} more ${leftOut === 1 ? 'event is' : 'events are'} left out)`);
  return lines.map((line) => line.trimEnd());
}

class Canvas {
  private readonly times: readonly string[];
  /** The place of each column's line of life. */
  private readonly places: readonly number[];
  private readonly timeWidth: number;
  /** Names of this width are apart. */
  private readonly nameWidth: number;

  constructor(
    private readonly diagram: Diagram,
    private readonly characters: Characters,
  ) {
    this.times = diagram.rows.map(({ at }) => formatDuration(at));
    this.timeWidth = Math.max(0, ...this.times.map((time) => time.length));
    const left = this.timeWidth + 4;
    const step = Math.max(2, Math.floor((WIDTH - left) / Math.max(1, diagram.columns.length)));
    this.places = diagram.columns.map((_, index) => left + step * index);
    this.nameWidth = step - 1;
  }

  header(): string {
    const line = new Array<string>(WIDTH).fill(' ');
    const { columns } = this.diagram;
    let free = this.timeWidth + 1;
    for (const [index, name] of columns.entries()) {
      const shown = shortened(name, this.nameWidth);
      const middle = this.places[index] - Math.floor(shown.length / 2);
      const start = Math.max(free, Math.min(middle, WIDTH - shown.length));
      write(line, start, shown);
      free = start + shown.length + 1;
    }
    return line.join('');
  }

  row(row: DiagramRow): string {
    const line = new Array<string>(WIDTH).fill(' ');
    write(line, 0, formatDuration(row.at).padStart(this.timeWidth));
    for (const place of this.places) write(line, place, this.characters.life);
    switch (row.kind) {
      case 'message':
        this.arrow(line, row.from, row.to, row.label, row.isDropped);
        break;
      case 'span':
        this.span(line, row.first, row.last, row.label);
        break;
      case 'event':
      case 'failure': {
        const place = this.places[row.column];
        write(line, place, row.kind === 'failure' ? '!' : '*');
        this.beside(line, place, place, row.label);
        break;
      }
    }
    return line.join('');
  }

  private arrow(line: string[], from: number, to: number, label: string, isDropped: boolean): void {
    const { characters, places } = this;
    const [low, high] = [places[from], places[to]].sort((a, b) => a - b);
    write(line, low + 1, characters.line.repeat(high - low - 1));
    const head = isDropped ? characters.lost : from < to ? characters.right : characters.left;
    write(line, from < to ? high - 1 : low + 1, head);
    this.within(line, low, high, label);
  }

  private span(line: string[], first: number, last: number, label: string): void {
    const [low, high] = [this.places[first], this.places[last]];
    write(line, low, this.characters.span.repeat(high - low + 1));
    this.within(line, low, high, label);
  }

  /** Writes a label into a line between two places, or beside it where it is too long. */
  private within(line: string[], low: number, high: number, label: string): void {
    const room = high - low - 5;
    if (label.length > room) return this.beside(line, low, high, label);
    write(line, low + 3 + Math.floor((room - label.length) / 2), ` ${label} `.slice(0, room + 2));
  }

  /** Writes a label to the right of something, or to the left where there is more room. */
  private beside(line: string[], low: number, high: number, label: string): void {
    const right = WIDTH - high - 2;
    const left = low - this.timeWidth - 3;
    if (label.length <= right || right >= left) return write(line, high + 2, clip(label, right));
    const text = clip(label, left);
    write(line, low - 1 - text.length, text);
  }
}

function write(line: string[], start: number, text: string): void {
  for (const [index, character] of [...text].entries()) {
    if (start + index < line.length) line[start + index] = character;
  }
}

/** Cuts a name in its middle, since what tells two names apart often stands at their ends. */
function shortened(name: string, max: number): string {
  if (name.length <= max) return name;
  const tail = Math.floor((max - 3) / 2);
  return tail < 1 ? clip(name, max) : `${name.slice(0, max - 3 - tail)}...${name.slice(-tail)}`;
}

const clip = (text: string, max: number): string =>
  text.length <= max
    ? text
    : `${text.slice(0, Math.max(0, max - 3))}...`.slice(0, Math.max(0, max));
