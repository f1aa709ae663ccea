import { type ScenarioInput, traceEnd, traceHeader, traceLine } from '../../kernel/index.ts';
import type { FileRecorder } from './file-recorder.ts';
import { LineBuffer } from './line-buffer.ts';
import type { OutputFile } from './output-file.ts';
import { versions } from './versions.ts';

/** Writes the trace of a scenario's run: a header, one line an event, and an end. */
export function traceRecorder(file: OutputFile, scenario: ScenarioInput): FileRecorder {
  const buffer = new LineBuffer();
  buffer.add(traceHeader(scenario, versions()));
  return {
    observer: { event: (event) => buffer.add(traceLine(event)) },
    file,
    flush: () => file.write(buffer.take()),
    finish({ outcome, fingerprint }) {
      buffer.add(traceEnd({ outcome, fingerprint }));
      file.write(buffer.take());
    },
  };
}
