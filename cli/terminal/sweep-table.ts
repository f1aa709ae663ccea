import { style, widthOf } from './style.ts';
import { clip, printable } from './text.ts';

/** A figure of a point over its runs. What takes two runs is `null` for one. */
export interface FigureSummary {
  readonly figure: string;
  /** The point's settings, such as `k=2`. Empty where nothing is varied. */
  readonly point: string;
  /** How many runs had a number. */
  readonly runs: number;
  readonly mean: number;
  readonly deviation: number | null;
  /** The 95 % confidence interval of the mean. */
  readonly low: number | null;
  readonly high: number | null;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
}

const GAP = 2;
const NAME_WIDTH_MIN = 8;

const COLUMNS = ['mean', 'deviation', '95% from', 'to', '25%', 'median', '75%'] as const;

/** Draws a table for each figure, in the width of a terminal. It has a row for each point. */
export function drawSweep(summaries: readonly FigureSummary[], stream: NodeJS.WriteStream): string {
  const figures = [...new Set(summaries.map(({ figure }) => figure))];
  return figures
    .map((name) =>
      drawFigure(
        name,
        summaries.filter(({ figure }) => figure === name),
        stream,
      ),
    )
    .join('\n');
}

function drawFigure(
  figure: string,
  summaries: readonly FigureSummary[],
  stream: NodeJS.WriteStream,
): string {
  const rows = [COLUMNS, ...summaries.map(cellsOf)];
  const widths = COLUMNS.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
  const room = widthOf(stream) - widths.reduce((sum, width) => sum + width + GAP, 0);
  const names = [figure, ...summaries.map(({ point }) => point)].map(printable);
  const longest = Math.max(...names.map(({ length }) => length));
  const nameWidth = Math.max(NAME_WIDTH_MIN, Math.min(room, longest));
  const lines = rows.map((row, index) => {
    const name = clip(names[index], nameWidth).padEnd(nameWidth);
    const cells = row.map((cell, column) => cell.padStart(widths[column] + GAP));
    return `${index === 0 ? style(stream, 'bold', name) : name}${cells.join('')}\n`;
  });
  return lines.join('');
}

const cellsOf = ({ mean, deviation, low, high, q25, median, q75 }: FigureSummary): string[] =>
  [mean, deviation, low, high, q25, median, q75].map(formatFigure);

/** Formats a number in four digits; `-` where there is none. */
const formatFigure = (value: number | null): string =>
  value === null ? '-' : String(Number(value.toPrecision(4)));
