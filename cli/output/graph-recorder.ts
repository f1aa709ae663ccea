import { collapsed, GraphFeed, type RecordedGraph } from '../../kernel/index.ts';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';
import { tellEmpty } from './tell-empty.ts';

export interface GraphFileOptions {
  /** The model's name. */
  readonly arch: string;
  /** The command line. */
  readonly args: string;
  /** Whether the file shows services in place of their instances. */
  readonly isCollapsed: boolean;
}

/** Writes a graph file in the format that `write` makes. */
export function graphRecorder(
  file: OutputFile,
  write: (graph: RecordedGraph) => Generator<string>,
  { arch, args, isCollapsed }: GraphFileOptions,
): FileRecorder {
  const feed = new GraphFeed();
  const records = isCollapsed ? collapsed(feed.records()) : feed.records();
  const pieces = write({ arch, args, records });
  return {
    observer: feed,
    file,
    flush() {
      while (!feed.isDrained) file.write(pieces.next().value ?? '');
    },
    finish() {
      feed.isClosed = true;
      for (const piece of pieces) file.write(piece);
      tellEmpty(feed, file);
    },
  };
}
