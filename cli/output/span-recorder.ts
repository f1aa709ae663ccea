import { SpanWriter } from '../../kernel/index.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';
import type { FileRecorder } from './file-recorder.ts';
import { LineBuffer } from './line-buffer.ts';
import type { OutputFile } from './output-file.ts';

/** Writes the spans of requests, one a line. After the run it prints how many spans it left out. */
export function spanRecorder(file: OutputFile): FileRecorder {
  const buffer = new LineBuffer();
  let isEmpty = true;
  const writer = new SpanWriter((line) => {
    isEmpty = false;
    buffer.add(line);
  });
  return {
    observer: writer,
    file,
    flush: () => file.write(buffer.take()),
    finish() {
      const leftOutCount = writer.close();
      file.write(buffer.take());
      if (isEmpty && leftOutCount === 0) {
        tell(`--spans ${file.path}: no actor reported a span`);
      }
      if (leftOutCount === 0) return;
      const spans = plural(leftOutCount, 'span');
      tell(`--spans: left out ${spans} of requests that had not ended`);
    },
  };
}
