import type { SweepHeader } from './header.ts';
import type { PointSpread } from './spread.ts';
import type { FigureSummary } from './summary.ts';

const COLUMNS = [
  'figure',
  'point',
  'runs',
  'mean',
  'deviation',
  'low',
  'high',
  'q25',
  'median',
  'q75',
] as const;

/**
 * The summaries as a table, a row for each figure and point. A sweep that compares two settings has a
 * further column, which only differences fill. Source: RFC 4180.
 */
export function sweepCsv({ compare }: SweepHeader, summaries: readonly FigureSummary[]): string {
  const columns = compare === undefined ? COLUMNS : ([...COLUMNS, 'differs'] as const);
  return [columns, ...summaries.map((summary) => columns.map((name) => fieldOf(summary[name])))]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
}

/** What decides the runs, the summaries and the spreads, as one JSON object. */
export const sweepJson = (
  header: SweepHeader,
  summaries: readonly FigureSummary[],
  spreads: readonly PointSpread[],
): string =>
  `${JSON.stringify({ ...header, summaries, ...(spreads.length > 0 && { spreads }) })}\n`;

/** Quotes a field that holds a comma, a quotation mark or the end of a line. */
function fieldOf(value: string | number | boolean | null = null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
