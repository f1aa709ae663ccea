import { printable } from '../../kernel/index.ts';
import { instantMarks, type Mark, numberMarks } from './chart-marks.ts';

/** Values over virtual time. A value holds until the next one; `null` leaves a gap. */
export type ChartLine = readonly (number | null)[];

/** What is drawn below each other, from the back to the front. */
export interface Panel {
  readonly title: string;
  /** What the values are, in few words. */
  readonly label: string;
  /** The instants of all values, in microseconds. */
  readonly at: readonly number[];
  readonly bands: readonly { readonly low: ChartLine; readonly high: ChartLine }[];
  readonly line: ChartLine;
  /** The lowest and the highest value of the axis. */
  readonly range: readonly [number, number];
}

export interface Chart {
  readonly title: string;
  /** What the bands and the line are, in the same order. */
  readonly legend: readonly string[];
  readonly panels: readonly Panel[];
}

const WIDTH = 720;
const HEAD = 64;
const PANEL = 264;
/** The room around the values of a panel. */
const LEFT = 76;
const RIGHT = 20;
const TOP = 32;
const BOTTOM = 48;

/** The colours are those of the page. */
const STYLE = `
  svg { --paper: #fbfbf9; --ink: #1b1e23; --quiet: #5d626b; --line: #d9dce1; --curve: #0072b2; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #14171b; --ink: #eceef1; --quiet: #9aa1ac; --line: #343a44; --curve: #6cc5f2; }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 17px; font-weight: 600; }
  .panel { font-weight: 600; }
  .mark, .label { font-size: 12px; fill: var(--quiet); }
  .paper { fill: var(--paper); }
  .grid { stroke: var(--line); }
  .band { fill: var(--curve); fill-opacity: 0.2; }
  .curve { stroke: var(--curve); stroke-width: 1.8; fill: none; stroke-linejoin: round; }
`;

/** Draws panels of values over virtual time as an SVG image, for light and dark surroundings. */
export function chartSvg({ title, legend, panels }: Chart): string {
  const height = HEAD + panels.length * PANEL;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="20" y="30">${escaped(title)}</text>`,
    ...legendOf(legend),
    ...panels.flatMap((panel, index) => panelOf(panel, HEAD + index * PANEL)),
    '</svg>\n',
  ].join('\n');
}

/** So much room a character of the legend takes, and what stands before its text. */
const CHARACTER = 6.8;
const SWATCH = 34;

function legendOf(legend: readonly string[]): string[] {
  let x = 20;
  return legend.flatMap((text, index) => {
    const isLine = index === legend.length - 1;
    const sample = isLine
      ? `<path class="curve" d="M${x} 48h24"/>`
      : // A band lies on those before it, and looks darker.
        `<rect class="band" x="${x}" y="42" width="24" height="12"/>`.repeat(index + 1);
    const told = `<text class="label" x="${x + 30}" y="52">${escaped(text)}</text>`;
    x += SWATCH + Math.ceil(text.length * CHARACTER) + 14;
    return [sample, told];
  });
}

function panelOf({ title, label, at, bands, line, range }: Panel, top: number): string[] {
  const [left, right] = [LEFT, WIDTH - RIGHT];
  const [high, low] = [top + TOP, top + PANEL - BOTTOM];
  const end = Math.max(1, at.at(-1) ?? 0);
  const rows = numberMarks(...range);
  const [least, most] = [rows[0].value, rows[rows.length - 1].value];
  const x = (instant: number): number => left + (instant / end) * (right - left);
  const y = (value: number): number => low - ((value - least) / (most - least)) * (low - high);
  const columns = instantMarks(end);
  const middle = `${round(left - 58)} ${round((low + high) / 2)}`;
  return [
    `<text class="panel" x="20" y="${top + 18}">${escaped(title)}</text>`,
    ...rows.flatMap((mark) => rowOf(mark, y(mark.value), [left, right])),
    ...columns.flatMap((mark) => columnOf(mark, x(mark.value), low)),
    `<text class="label" x="${(left + right) / 2}" y="${low + 36}" text-anchor="middle">virtual time</text>`,
    `<text class="label" transform="translate(${middle}) rotate(-90)" text-anchor="middle">${escaped(label)}</text>`,
    ...bands.map((band) => `<path class="band" d="${bandPath(at, band, x, y)}"/>`),
    `<path class="curve" d="${linePath(at, line, x, y)}"/>`,
  ];
}

const rowOf = ({ text }: Mark, y: number, [left, right]: readonly number[]): string[] => [
  `<path class="grid" d="M${left} ${round(y)}H${right}"/>`,
  `<text class="mark" x="${left - 8}" y="${round(y + 4)}" text-anchor="end">${text}</text>`,
];

const columnOf = ({ text }: Mark, x: number, low: number): string[] => [
  `<path class="grid" d="M${round(x)} ${low}v5"/>`,
  `<text class="mark" x="${round(x)}" y="${low + 18}" text-anchor="middle">${text}</text>`,
];

type Scale = (value: number) => number;

/** The line of values as steps. */
function linePath(at: readonly number[], values: ChartLine, x: Scale, y: Scale): string {
  return runsOf(values)
    .map(([first, last]) => {
      const end = Math.min(last, at.length - 1);
      return `M${round(x(at[first]))} ${steps(at, values, [first, last], x, y)}H${round(x(at[end]))}`;
    })
    .join('');
}

/** The area between two lines of steps. */
function bandPath(
  at: readonly number[],
  { low, high }: { readonly low: ChartLine; readonly high: ChartLine },
  x: Scale,
  y: Scale,
): string {
  return runsOf(low)
    .map(([first, last]) => {
      const end = round(x(at[Math.min(last, at.length - 1)]));
      const above = `M${round(x(at[first]))} ${steps(at, high, [first, last], x, y)}H${end}`;
      const below: string[] = [];
      for (let index = last - 1; index >= first; index--) {
        below.push(`V${round(y(low[index] ?? 0))}H${round(x(at[index]))}`);
      }
      return `${above}${below.join('')}Z`;
    })
    .join('');
}

/** The values of a span as steps, from the first one's height on; the last one's line is not drawn. */
const steps = (
  at: readonly number[],
  values: ChartLine,
  [first, last]: readonly [number, number],
  x: Scale,
  y: Scale,
): string =>
  Array.from({ length: last - first }, (_, offset) => {
    const height = round(y(values[first + offset] ?? 0));
    return offset === 0 ? `${height}` : `H${round(x(at[first + offset]))}V${height}`;
  }).join('');

/** The spans of values without a gap: the first index, and the one after the last. */
function runsOf(values: ChartLine): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [index, value] of values.entries()) {
    const last = runs.at(-1);
    if (value === null) continue;
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** A place in the image, in hundredths of a pixel, so that the file stays small. */
const round = (value: number): number => Math.round(value * 100) / 100;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  printable(text).replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
