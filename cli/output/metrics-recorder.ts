import { tell } from '../terminal/tell.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { Measures } from './measures.ts';
import type { OutputFile } from './output-file.ts';
import { versions } from './versions.ts';

/** Writes what was measured, after the run: as CSV to a file whose name ends in .csv, else as JSON. */
export function metricsRecorder(file: OutputFile, measures: Measures): FileRecorder {
  measures.isWritten = true;
  return {
    file,
    async finish({ scenario, outcome, fingerprint }) {
      const { writeMetricsCsv, writeMetricsJson } = await import('../../kernel/metrics.ts');
      const metrics = await measures.load();
      if (metrics.services.size === 0) {
        tell(`--metrics ${file.path}: no actor reported a span`);
      }
      const isCsv = /\.csv$/i.test(file.path);
      const about = { ...versions(), scenario, outcome, fingerprint };
      file.write(isCsv ? writeMetricsCsv(metrics, scenario) : writeMetricsJson(metrics, about));
    },
  };
}
