import { style, widthOf } from '../terminal/style.ts';
import { formatCount, printable } from '../terminal/text.ts';
import type { FigureSummary } from './summary.ts';

/** So many spaces lie between columns; one where two would not leave enough room for the names. */
const GAPS = [2, 1];
const NAME_WIDTH_MIN = 8;

interface Column {
  readonly title: string;
  readonly cell: (summary: FigureSummary) => string;
}

const RUNS: Column = { title: 'runs', cell: ({ runs }) => formatCount(runs) };

const NUMBERS: readonly Column[] = [
  { title: 'mean', cell: ({ mean }) => formatFigure(mean) },
  { title: 'deviation', cell: ({ deviation }) => formatFigure(deviation) },
  { title: '95% from', cell: ({ low }) => formatFigure(low) },
  { title: 'to', cell: ({ high }) => formatFigure(high) },
  { title: '25%', cell: ({ q25 }) => formatFigure(q25) },
  { title: 'median', cell: ({ median }) => formatFigure(median) },
  { title: '75%', cell: ({ q75 }) => formatFigure(q75) },
];

const DIFFERS: Column = {
  title: 'differs',
  cell: ({ differs }) =>
    differs === undefined ? '' : differs === null ? '-' : differs ? 'yes' : 'no',
};

/**
 * Draws a table for each figure, in the width of a terminal. It has a row for each point. `each` is
 * how many runs a point has, if all have the same; a table says where fewer had a number.
 */
export function drawSweep(
  summaries: readonly FigureSummary[],
  each: number | undefined,
  stream: NodeJS.WriteStream,
): string {
  const figures = new Map<string, FigureSummary[]>();
  for (const summary of summaries) {
    const rows = figures.get(summary.figure);
    if (rows === undefined) figures.set(summary.figure, [summary]);
    else rows.push(summary);
  }
  return [...figures].map(([figure, rows]) => drawFigure(figure, rows, each, stream)).join('\n');
}

function drawFigure(
  figure: string,
  summaries: readonly FigureSummary[],
  each: number | undefined,
  stream: NodeJS.WriteStream,
): string {
  const columns = [
    ...(summaries.some(({ runs }) => runs !== each) ? [RUNS] : []),
    ...NUMBERS,
    ...(summaries.some(({ differs }) => differs !== undefined) ? [DIFFERS] : []),
  ];
  const rows = [
    columns.map(({ title }) => title),
    ...summaries.map((summary) => columns.map(({ cell }) => cell(summary))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
  const names = [figure, ...summaries.map(({ point }) => point)].map(printable);
  const nameWidth = Math.max(NAME_WIDTH_MIN, ...names.map(({ length }) => length));
  const whole = widths.reduce((sum, width) => sum + width, nameWidth);
  const fitting = GAPS.find((size) => whole + size * widths.length <= widthOf(stream));
  // Names that do not fit beside the numbers have lines of their own: a cut one would tell nothing.
  const isBeside = fitting !== undefined;
  const gap = fitting ?? GAPS[0];
  const lines = rows.map((row, index) => {
    const name = names[index];
    const shown = index === 0 ? style(stream, 'bold', name) : name;
    const cells = row.map((cell, column) => cell.padStart(widths[column] + gap)).join('');
    const between = isBeside ? ' '.repeat(nameWidth - name.length) : '\n';
    return `${shown}${between}${cells}`.trimEnd();
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Formats a number in four digits; `-` where there is none. */
const formatFigure = (value: number | null): string =>
  value === null ? '-' : String(Number(value.toPrecision(4)));
