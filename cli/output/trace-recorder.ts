import { type ScenarioInput, traceEnd, traceHeader, traceLine } from '../../kernel/index.ts';
import { TextBuffer } from '../terminal/text-buffer.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';
import { versions } from './versions.ts';

/** Writes the trace of a scenario's run: a header, one line an event, and an end. */
export function traceRecorder(file: OutputFile, scenario: ScenarioInput): FileRecorder {
  const buffer = new TextBuffer();
  buffer.add(`${traceHeader(scenario, versions())}\n`);
  return {
    observer: { event: (event) => buffer.add(`${traceLine(event)}\n`) },
    file,
    flush: () => file.write(buffer.take()),
    finish: ({ outcome, fingerprint }) =>
      file.write(`${buffer.take()}${traceEnd({ outcome, fingerprint })}\n`),
  };
}
