import { formatDuration, type Instant, type Measured } from '../../kernel/index.ts';
import { style, widthOf } from './style.ts';
import { clip } from './text.ts';

const HEIGHT = 12;
const WIDTH_MAX = 120;

/** The span of a measure's values in the time of one column. */
interface Column {
  readonly low: number;
  readonly high: number;
}

/** Values over virtual time, drawn with one character. A value holds until the next one. */
export interface PlotLayer {
  readonly mark: string;
  /** The lowest and the highest values at each instant; `null` where there is no number. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/**
 * Draws a measure over virtual time, as characters for a terminal of any width. A value holds until
 * the next sample. Columns without a number stay empty.
 */
export function drawMeasure(name: string, measured: Measured, stream: NodeJS.WriteStream): string {
  const values = measured.values[name];
  return drawLayers(name, measured.at, [{ mark: '*', low: values, high: values }], stream);
}

/** Draws layers of values at the same instants, each over the ones before. */
export function drawLayers(
  name: string,
  at: readonly Instant[],
  layers: readonly PlotLayer[],
  stream: NodeJS.WriteStream,
): string {
  const numbers = layers
    .flatMap(({ low, high }) => [...low, ...high])
    .filter((value) => value !== null);
  const title = `${style(stream, 'bold', clip(name, widthOf(stream)))}\n`;
  if (numbers.length === 0) return `${title}  no values\n\n`;
  const [least, most] = boundsOf(numbers);
  const labels = [most, (least + most) / 2, least].map(formatValue);
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const width = Math.max(8, Math.min(widthOf(stream), WIDTH_MAX) - labelWidth - 5);
  const level = (value: number): number =>
    most === least ? 0 : Math.round(((value - least) / (most - least)) * (HEIGHT - 1));
  const drawn = layers.map(({ mark, low, high }) => ({
    mark,
    columns: columnsOf(at, low, high, width),
  }));
  const lines = Array.from({ length: HEIGHT }, (_, line) => {
    const row = HEIGHT - 1 - line;
    const label = row === HEIGHT - 1 ? labels[0] : row === 0 ? labels[2] : '';
    const cells = Array.from({ length: width }, (_, index) => {
      const layer = drawn.findLast(({ columns }) => isInside(columns[index], row, level));
      return layer?.mark ?? ' ';
    });
    return `  ${label.padStart(labelWidth)} |${style(stream, 'cyan', cells.join('').trimEnd())}`;
  });
  const from = `${' '.repeat(labelWidth + 3)}0s`;
  const to = formatDuration(at.at(-1) ?? 0);
  const axis = from + to.padStart(Math.max(to.length + 1, width + labelWidth + 4 - from.length));
  return `${title}${lines.join('\n')}\n${axis}\n\n`;
}

const isInside = (
  column: Column | undefined,
  row: number,
  level: (value: number) => number,
): boolean => column !== undefined && level(column.low) <= row && row <= level(column.high);

/** The lowest and the highest value. A measure that never changes lies at the bottom. */
function boundsOf(numbers: readonly number[]): readonly [number, number] {
  return numbers.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [numbers[0], numbers[0]],
  );
}

function columnsOf(
  at: readonly Instant[],
  lows: readonly (number | null)[],
  highs: readonly (number | null)[],
  width: number,
): readonly (Column | undefined)[] {
  const end = Math.max(1, at.at(-1) ?? 0);
  const columns: (Column | undefined)[] = Array.from({ length: width });
  const columnOf = (instant: number): number =>
    Math.min(width - 1, Math.floor((instant / end) * width));
  for (const [index, least] of lows.entries()) {
    const most = highs[index];
    if (least === null || most === null) continue;
    const last = columnOf(at[index + 1] ?? at[index]);
    for (let column = columnOf(at[index]); column <= last; column++) {
      // A sample ends where the next one begins, which may be within a column.
      if (column === last && last > columnOf(at[index]) && at[index + 1] !== undefined) break;
      const { low, high } = columns[column] ?? { low: least, high: most };
      columns[column] = { low: Math.min(low, least), high: Math.max(high, most) };
    }
  }
  return columns;
}

/** A value in a few characters: `0.018`, `1234`, `1.23e+9`. */
const formatValue = (value: number): string => String(Number(value.toPrecision(4)));
