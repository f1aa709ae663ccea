import type { Minimum } from '../../kernel/check/index.ts';
import { formatDuration } from '../../kernel/index.ts';
import { formatCount, plural, printable } from './text.ts';

/** Tells what failed in a minimum, its scenario in words, and the line that shows it again. */
export function showMinimum({ examination, from, runs }: Minimum, line: string): string[] {
  const { failure, scenario } = examination;
  const { faults = [], operations = [] } = scenario;
  const what = failure?.property === undefined ? failure?.kind : `"${failure.property}"`;
  return [
    `${printable(String(what))} fails: ${printable(failure?.reason ?? '')}`,
    `  at ${formatDuration(failure?.at ?? 0)}, event ${formatCount(failure?.event ?? 0)}`,
    `  ${plural(faults.length, 'fault')}, ${plural(operations.length, 'operation')}; from ${plural(from.faults, 'fault')}, ${plural(from.operations, 'operation')}, in ${plural(runs, 'run')}`,
    ...faults.map((fault) => `  ${printable(JSON.stringify(fault))}`),
    ...operations.map((operation) => `  ${printable(JSON.stringify(operation))}`),
    line,
  ];
}
