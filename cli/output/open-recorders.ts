import type { FileRecorder } from './file-recorder.ts';
import { OutputFile } from './output-file.ts';
import type { ChosenOutput, RecordedRun } from './outputs.ts';

/**
 * Opens the files and their recorders, and returns these in the order in which they are to be finished.
 * @throws unwritable, and gives up the files that are open.
 */
export async function openRecorders(
  outputs: readonly ChosenOutput[],
  run: RecordedRun,
): Promise<FileRecorder[]> {
  const files: OutputFile[] = [];
  const recorders: FileRecorder[] = [];
  const lastRecorders: FileRecorder[] = [];
  try {
    for (const { output, path } of outputs) {
      const file = new OutputFile(path, output.word);
      files.push(file);
      const recorder = await output.record(file, run);
      (output.isLast === true ? lastRecorders : recorders).push(recorder);
    }
  } catch (error) {
    for (const file of files) file.abandon();
    throw error;
  }
  return [...recorders, ...lastRecorders];
}
