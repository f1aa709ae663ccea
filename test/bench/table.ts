// The findings as a table of 80 columns: medians, and ratios with their extremes.
import type { Case } from './cases.ts';
import type { Measurement } from './measurement.ts';
import { type Finding, median, speed } from './pairs.ts';

const row = (name: string, ...cells: readonly string[]): string => {
  const widths = [9, 9, 6, 13, 8];
  const padded = cells.map((cell, index) => cell.padStart(widths[index] ?? 0));
  return [name.padEnd(27), ...padded].join(' ').trimEnd();
};

/** The head of the table. */
export const tableHead = (): string => row('case', 'ours', 'other', 'ratio', 'min..max', 'budget');

/** A median speed, of events or of whole processes. */
function pace(measurements: readonly Measurement[]): string {
  if (measurements.length === 0) return '';
  if (measurements[0].count === 1) {
    return `${(median(measurements.map(({ wallMs }) => wallMs)) / 1000).toFixed(3)} s`;
  }
  return `${(median(measurements.map(speed)) / 1000).toFixed(2)} M/s`;
}

/** Remarks on limits of a case, and on figures without room in the columns. */
function remarks({ wallMsMax, peakMbMax }: Case, { ours }: Finding): string[] {
  const wallS = median(ours.map(({ wallMs }) => wallMs)) / 1000;
  const peakMb = median(ours.map((measurement) => measurement.peakMb ?? 0));
  const memory = Object.entries(ours[0].memoryMb ?? {});
  return [
    ...(wallMsMax === undefined ? [] : [`${wallS.toFixed(2)} s, budget ${wallMsMax / 1000} s`]),
    ...(peakMbMax === undefined ? [] : [`peak ${peakMb} MB, budget ${peakMbMax} MB`]),
    ...memory.map(([share, mb]) => `at ${share}: ${mb} MB`),
  ];
}

/** The line of a case, and another for its remarks if there are any. */
export function tableRow(aCase: Case, finding: Finding): string {
  const { name, ours, other, ratio, isWithin } = finding;
  if (finding.state === 'missing') return row(name, 'missing');
  const line = row(
    name,
    pace(ours),
    pace(other),
    ratio === undefined ? '' : ratio.median.toFixed(2),
    ratio === undefined ? '' : `${ratio.min.toFixed(2)}..${ratio.max.toFixed(2)}`,
    aCase.ratioMin === undefined ? '' : `>= ${Number(aCase.ratioMin.toFixed(2))}`,
    isWithin ? '' : '<<',
  );
  const more = remarks(aCase, finding);
  return more.length === 0 ? line : `${line}\n  ${more.join('; ')}`;
}
