// Writes the measurements as a table of 80 columns: medians, extremes and budgets.
import type { GradedFigure, MeasuredCase } from './pairs.ts';

const row = (name: string, ...columns: readonly string[]): string => {
  const widths = [8, 13, 7, 7, 7];
  const padded = columns.map((column, index) => column.padStart(widths[index] ?? 0));
  return [name.padEnd(32), ...padded].join(' ').trimEnd();
};

/** The head of the table. */
export const tableHead = (): string => row('case', 'median', 'min..max', 'unit', 'floor', 'aim');

const MARKS = { aim: '*', floor: '', below: ' <<', none: '' } as const;

function line(name: string, { figure, grade, max, median, min }: GradedFigure): string {
  const { aim, floor, unit } = figure;
  if (grade === 'none') return row(name, 'nothing to compare with');
  const asked = floor === undefined ? '-' : short(floor);
  const range = `${short(min)}..${short(max)}`;
  return row(name, `${short(median)}${MARKS[grade]}`, range, unit, asked, short(aim));
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** The lines of a case: one for each figure, and one for its memory during the run. */
export function tableRows({ name, ours, outcomes }: MeasuredCase): string {
  const lines = outcomes.map((outcome, index) => line(index === 0 ? name : '', outcome));
  const memory = Object.entries(ours[0].memoryMb ?? {});
  if (memory.length > 0) {
    lines.push(`  ${memory.map(([share, mb]) => `at ${share}: ${mb} MB`).join('; ')}`);
  }
  return lines.join('\n');
}
