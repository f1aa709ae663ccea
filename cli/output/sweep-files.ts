import type { FigureSummary } from '../terminal/sweep-table.ts';

/** What decides the runs of a sweep, as plain data. */
export type SweepHeader = Readonly<Record<string, unknown>>;

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

/** The summaries as a table, a row for each figure and point. Source: RFC 4180. */
export const sweepCsv = (summaries: readonly FigureSummary[]): string =>
  [COLUMNS, ...summaries.map((summary) => COLUMNS.map((column) => fieldOf(summary[column])))]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');

/** The summaries as one JSON object, with what decides the runs. */
export const sweepJson = (header: SweepHeader, summaries: readonly FigureSummary[]): string =>
  `${JSON.stringify({ ...header, summaries })}\n`;

/** Quotes a field that holds a comma, a quotation mark or the end of a line. */
function fieldOf(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
