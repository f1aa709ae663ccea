import type { DiagramRow, DiagramStory } from '../../../../kernel/check/diagram/diagram.ts';
import { layOut } from '../../../../kernel/check/diagram/layout.ts';
import { make, plural } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import { saveButton } from './save-drawing.ts';
import { draw } from './svg.ts';

/** The pixels of a column, of a row, and of the instants at the left. */
const COLUMN = 118;
const ROW = 26;
const LEFT = 110;
/** The last column has room for words beside it, too. */
const RIGHT = 60;
/** A letter is at most so wide, on average over a few words. */
const LETTER = 6.5;
const TOP = 34;
const HEAD = 7;

export interface SequenceOptions {
  /** The end of the run, which says how instants are written. */
  readonly endAt: number;
  readonly rowsMax: number;
  readonly columnsMax: number;
  /** An event was pressed. */
  readonly onGo: (event: number) => void;
}

/** A sequence diagram: actors in columns, time from above. What had no room is said below it, and a button saves it. */
export function sequenceDiagram(
  story: DiagramStory,
  { endAt, onGo, ...limits }: SequenceOptions,
): Element[] {
  const { columns, leftOut, rows } = layOut(story, limits);
  const width = Math.max(
    LEFT + COLUMN * Math.max(1, columns.length) + RIGHT,
    ...rows.map((row) => ('column' in row ? besideAt(row.column) + LETTER * row.label.length : 0)),
  );
  const height = TOP + ROW * (rows.length + 1);
  const image = draw('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  image.ariaLabel = `A sequence diagram of ${plural(rows.length, 'event')}`;
  image.classList.add('sequence');
  for (const [column, name] of columns.entries()) {
    const x = middle(column);
    image.append(
      draw('line', { x1: x, x2: x, y1: TOP - 8, y2: height, class: 'lifeline' }),
      label(name, { x, y: 16, class: 'name' }),
    );
  }
  for (const [index, row] of rows.entries()) {
    const y = TOP + ROW * (index + 0.7);
    // An instant is told once.
    if (row.at !== rows[index - 1]?.at) {
      image.append(label(formatInstant(row.at, endAt), { x: LEFT - 14, y: y + 4, class: 'at' }));
    }
    image.append(group(row, y, onGo));
  }
  const rest =
    leftOut === 0 ? [] : [make('p', '', `${plural(leftOut, 'event')} more had no room.`)];
  return [image, ...rest, saveButton(image, 'diagram.svg')];
}

/** The parts of a row. If it is an event, it can be pressed. */
function group(row: DiagramRow, y: number, onGo: (event: number) => void): SVGGElement {
  const whole = draw('g', {});
  whole.append(...parts(row, y));
  const { event } = row;
  if (event !== undefined) {
    whole.classList.add('goes');
    whole.addEventListener('click', () => onGo(event));
  }
  return whole;
}

const middle = (column: number): number => LEFT + COLUMN * (column + 0.5);

/** Where the words beside a column begin. */
const besideAt = (column: number): number => middle(column) + 8;

function parts(row: DiagramRow, y: number): SVGElement[] {
  switch (row.kind) {
    case 'message':
      return arrow(row, y);
    case 'event':
    case 'failure': {
      const { column, kind, label: words } = row;
      const look = kind === 'failure' ? ' lost' : '';
      return [
        draw('circle', { cx: middle(column), cy: y, r: 3.5, class: `event${look}` }),
        label(words, { x: besideAt(column), y: y + 4, class: `beside${look}` }),
      ];
    }
    case 'span': {
      const [x1, x2] = [middle(row.first) - 40, middle(row.last) + 40];
      return [
        draw('line', { x1, x2, y1: y, y2: y, class: 'fault' }),
        label(row.label, { x: (x1 + x2) / 2, y: y - 4, class: 'fault-name' }),
      ];
    }
  }
}

/** An arrow from its sender to its receiver. That of a lost message ends in a cross before it. */
function arrow(
  { from, to, label: words, isDropped }: Extract<DiagramRow, { kind: 'message' }>,
  y: number,
): SVGElement[] {
  const way = Math.sign(to - from);
  const x1 = middle(from);
  const x2 = middle(to) - way * (isDropped ? 22 : 2);
  const end = isDropped
    ? `M${x2 - 5} ${y - 5}l10 10m0 -10l-10 10`
    : `M${x2 - way * HEAD} ${y - 4}L${x2} ${y}L${x2 - way * HEAD} ${y + 4}`;
  const look = isDropped ? 'arrow lost' : 'arrow';
  return [
    draw('line', { x1, x2, y1: y, y2: y, class: look }),
    draw('path', { d: end, class: look }),
    label(words, { x: (x1 + x2) / 2, y: y - 4, class: isDropped ? 'lost' : 'word' }),
  ];
}

function label(
  text: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGTextElement {
  const element = draw('text', attributes);
  element.textContent = text;
  return element;
}
