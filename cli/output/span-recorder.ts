import { type SpanOptions, SpanWriter } from '../../kernel/index.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';
import type { FileRecorder } from './file-recorder.ts';
import { LineBuffer } from './line-buffer.ts';
import type { OutputFile } from './output-file.ts';

/** Writes the spans of requests, one a line. After the run it prints how many spans it left out. */
export function spanRecorder(file: OutputFile, options: SpanOptions): FileRecorder {
  const buffer = new LineBuffer();
  let isEmpty = true;
  const writer = new SpanWriter((line) => {
    isEmpty = false;
    buffer.add(line);
  }, options);
  return {
    observer: writer,
    file,
    flush: () => file.write(buffer.take()),
    finish() {
      const { count, hasForgotten } = writer.close();
      file.write(buffer.take());
      if (isEmpty && count === 0) {
        const why = writer.hasHeard ? 'no request is in the sample' : 'no actor reported a span';
        tell(`--spans ${file.path}: ${why}`);
      }
      if (count === 0) return;
      const why = hasForgotten ? ', or that ended long after the call that they answer' : '';
      tell(`--spans: left out ${plural(count, 'span')} of requests that had not ended${why}`);
    },
  };
}
