import { type Measured, SimulationError } from '../../kernel/index.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';
import { versions } from './versions.ts';

interface Measuring {
  readonly name: string;
  readonly measures?: object;
}

/**
 * Writes the measures of a run, after it: as CSV to a file whose name ends in .csv, else as JSON.
 * @throws bad-argument for a model without measures, before the run.
 */
export function measuresRecorder(file: OutputFile, model: Measuring): FileRecorder {
  requireMeasures('--measures', file, model);
  return {
    file,
    finish({ scenario, outcome, fingerprint, measures = { at: [], values: {} } }) {
      if (/\.csv$/i.test(file.path)) return file.write(measuresCsv(measures));
      const about = { format: MEASURES_FORMAT, ...versions(), scenario, outcome, fingerprint };
      file.write(`${JSON.stringify({ ...about, ...measures })}\n`);
    },
  };
}

/**
 * Draws measures of a run as SVG, after it: those that are named, or all.
 * @throws bad-argument for a model without measures, before the run.
 */
export function measuresChartRecorder(
  file: OutputFile,
  model: Measuring,
  names: readonly string[],
): FileRecorder {
  requireMeasures('--svg', file, model);
  return {
    file,
    async finish({ scenario, measures = { at: [], values: {} } }) {
      const { measuresSvg } = await import('./measures-chart.ts');
      const all = names.length > 0 ? names : Object.keys(measures.values);
      file.write(measuresSvg(`${model.name}, seed ${scenario.seed}`, all, measures));
    },
  };
}

function requireMeasures(flag: string, { path }: OutputFile, { name, measures }: Measuring): void {
  if (measures !== undefined) return;
  throw new SimulationError('bad-argument', `${flag} ${path}: model ${name} has no measures`);
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
