import type { ObservedEvent, Observer } from '../../actors/observer.ts';
import { SimulationError } from '../../data/errors.ts';
import { readTraceLine, type TracedEvent, traceLine } from './trace.ts';

/** Where two traces first differ: one of them may have ended before. */
export interface TraceDifference {
  readonly expected: TracedEvent | undefined;
  readonly got: TracedEvent | undefined;
}

/** Compares a run, as it goes, with the events of a trace. Give it to the world's observers. */
export class TraceComparison implements Observer {
  difference: TraceDifference | undefined;
  /** The trace is of a run that was interrupted, and all of it has been the same: there is no more to compare. */
  isCut = false;
  private lineNumber = 1;

  constructor(
    /** The lines of the trace after its header. */
    private readonly lines: Iterator<string>,
    private readonly place: string,
  ) {}

  event(event: ObservedEvent): void {
    if (this.difference === undefined && !this.isCut) this.compare(traceLine(event));
  }

  /** The run has ended: the trace must have, too. @throws bad-trace. */
  end(): void {
    if (this.difference !== undefined || this.isCut) return;
    const expected = this.next();
    if (expected !== undefined) {
      this.difference = { expected: readTraceLine(expected, this.at()), got: undefined };
    }
  }

  private compare(line: string): void {
    const expected = this.next();
    if (expected === line || this.isCut) return;
    this.difference = {
      expected: expected === undefined ? undefined : readTraceLine(expected, this.at()),
      got: readTraceLine(line, this.at()),
    };
  }

  /** The next event's line; `undefined` at the end of the trace. @throws bad-trace. */
  private next(): string | undefined {
    this.lineNumber++;
    const { value, done } = this.lines.next();
    if (done) throw cutShort(this.at());
    if (readTraceLine(value, this.at()) !== undefined) return value;
    this.isCut ||= value.includes('"reason":"interrupted"');
    return undefined;
  }

  private at(): string {
    return `${this.place}: line ${this.lineNumber}`;
  }
}

/**
 * Where two traces first differ, `undefined` if nowhere. Both iterators give the lines after the header.
 * @throws bad-trace.
 */
export function compareTraces(
  a: { lines: Iterator<string>; place: string },
  b: { lines: Iterator<string>; place: string },
): TraceDifference | undefined {
  for (let line = 2; ; line++) {
    const [expected, got] = [a, b].map(({ lines, place }) => {
      const { value, done } = lines.next();
      if (done) throw cutShort(`${place}: line ${line}`);
      return { text: value, event: readTraceLine(value, `${place}: line ${line}`) };
    });
    if (expected.event === undefined && got.event === undefined) return undefined;
    if (expected.text !== got.text) return { expected: expected.event, got: got.event };
  }
}

const cutShort = (at: string): SimulationError =>
  new SimulationError(
    'bad-trace',
    `${at}: got the end of the file, expected an event or the line that ends a trace: it is cut short`,
  );
