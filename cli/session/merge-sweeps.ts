import { mergeParts } from '../sweep/merge.ts';
import { checkPanels } from '../sweep/spread-plots.ts';
import { openFigureFiles, type SweepOutput, tellSweep } from './sweep-report.ts';

/** Puts the parts of a sweep together and prints their figures. Returns the exit code. */
export function mergeSweeps(paths: readonly string[], output: SweepOutput): number {
  const files = openFigureFiles(output, paths);
  try {
    const { start, runs, needed } = mergeParts(paths);
    if (output.svg !== undefined) checkPanels(output.svg, start);
    return tellSweep(start, { runs, needed, files, isAll: output.all === true });
  } finally {
    for (const { file } of files) file.abandon();
  }
}
