import {
  type Channel,
  collapsed,
  GraphFeed,
  type Instant,
  type ObservedEvent,
  type Observer,
  type RecordedGraph,
  type Result,
  SpanWriter,
  traceEnd,
  traceLine,
} from '../../kernel/index.ts';
import { plural, printable, showMessage, stamp } from '../terminal/text.ts';
import type { OutputFile } from './output-file.ts';

/** Collects text between slices, for a stream that is written when the run pauses. */
export class TextBuffer {
  private pieces: string[] = [];

  add(text: string): void {
    this.pieces.push(text);
  }

  /** All that was added since the last call. */
  take(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    return text;
  }
}

/** The actors' lines, as the original's console showed them, with virtual time before. */
export class LogPrinter implements Observer {
  constructor(private readonly buffer: TextBuffer) {}

  log(text: string, from: Channel, at: Instant): void {
    this.buffer.add(`${stamp(at)} ${printable(`${from.name}: ${text}`)}\n`);
  }
}

/** Every message that arrives, one a line. */
export class MessagePrinter implements Observer {
  constructor(private readonly buffer: TextBuffer) {}

  event({ kind, at, from, to, data, dropped }: ObservedEvent): void {
    if (kind !== 'message' || from === undefined) return;
    const [sender, receiver] = [printable(from.name), printable(to.name)];
    const why = dropped === 'gone' ? `${receiver} is gone` : printable(dropped ?? '');
    const lost = dropped === undefined ? '' : ` - dropped, ${why}`;
    this.buffer.add(`${stamp(at)} ${sender} > ${receiver}: ${showMessage(data)}${lost}\n`);
  }
}

/** Something that is written to a file while the run goes on. */
export interface FileRecorder {
  readonly observer: Observer;
  readonly file: OutputFile;
  /** Writes what has come since the last call. */
  flush(): void;
  /** Writes the rest, of a run that has ended so; tells how far it is, [0, 1], where that takes long. */
  finish(result: Result, onShare: (share: number) => void): void | Promise<void>;
}

/** Writes a graph file in the given format. */
export function graphRecorder(
  file: OutputFile,
  write: (graph: RecordedGraph) => Generator<string>,
  about: { readonly arch: string; readonly args: string; readonly isCollapsed: boolean },
): FileRecorder {
  const feed = new GraphFeed();
  const records = about.isCollapsed ? collapsed(feed.records()) : feed.records();
  const pieces = write({ arch: about.arch, args: about.args, records });
  return {
    observer: feed,
    file,
    flush() {
      while (!feed.isDrained) file.write(pieces.next().value ?? '');
    },
    finish() {
      feed.isClosed = true;
      for (const piece of pieces) file.write(piece);
    },
  };
}

/** Writes a trace: its header at once, a line an event, an end. */
export function traceRecorder(file: OutputFile, header: string): FileRecorder {
  const buffer = new TextBuffer();
  buffer.add(`${header}\n`);
  return {
    observer: { event: (event) => buffer.add(`${traceLine(event)}\n`) },
    file,
    flush: () => file.write(buffer.take()),
    finish: ({ outcome, fingerprint }) =>
      file.write(`${buffer.take()}${traceEnd({ outcome, fingerprint })}\n`),
  };
}

/** Writes the spans of requests, a line each, and says how many were left out in the end. */
export function spanRecorder(file: OutputFile): FileRecorder {
  const buffer = new TextBuffer();
  let isEmpty = true;
  const writer = new SpanWriter((line) => {
    isEmpty = false;
    buffer.add(`${line}\n`);
  });
  return {
    observer: writer,
    file,
    flush: () => file.write(buffer.take()),
    finish() {
      const leftOutCount = writer.close();
      file.write(buffer.take());
      if (isEmpty && leftOutCount === 0) {
        process.stderr.write(`spigo: --spans ${printable(file.path)}: no actor reported a span\n`);
      }
      if (leftOutCount === 0) return;
      const spans = plural(leftOutCount, 'span');
      process.stderr.write(`spigo: --spans: left out ${spans} of requests that had not ended\n`);
    },
  };
}
