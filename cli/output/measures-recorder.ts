import { type Measured, SimulationError } from '../../kernel/index.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';
import { versions } from './versions.ts';

/**
 * Writes the measures of a run, after it: as CSV to a file whose name ends in .csv, else as JSON.
 * @throws bad-argument for a model without measures, before the run.
 */
export function measuresRecorder(
  file: OutputFile,
  model: { readonly name: string; readonly measures?: object },
): FileRecorder {
  if (model.measures === undefined) {
    throw new SimulationError(
      'bad-argument',
      `--measures ${file.path}: model ${model.name} has no measures`,
    );
  }
  return {
    file,
    finish({ scenario, outcome, fingerprint, measures = { at: [], values: {} } }) {
      if (/\.csv$/i.test(file.path)) return file.write(measuresCsv(measures));
      const about = { format: MEASURES_FORMAT, ...versions(), scenario, outcome, fingerprint };
      file.write(`${JSON.stringify({ ...about, ...measures })}\n`);
    },
  };
}

const MEASURES_FORMAT = 'spigo-measures-1';

/**
 * The measures as a table: the instant in microseconds, then a column for each measure. A missing
 * number is an empty field. Source: RFC 4180.
 */
function measuresCsv({ at, values }: Measured): string {
  const columns = Object.values(values);
  const rows = at.map((instant, index) => [
    instant,
    ...columns.map((column) => column[index] ?? ''),
  ]);
  return [['atUs', ...Object.keys(values)], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
