import type { ObservedEvent, Observer } from '../../actors/observer.ts';
import { SimulationError } from '../../data/errors.ts';
import { checkLevels, LEVELS_MAX } from '../../data/levels.ts';
import { shown } from '../../data/shown.ts';

export const TRACE_FORMAT = 'spigo-trace-1';

/** The first line of a trace, without its line end: the scenario, and whatever else says what made it. */
export const traceHeader = (scenario: unknown, about: object = {}): string =>
  JSON.stringify({ format: TRACE_FORMAT, ...about, scenario });

/** An event as one line of JSON, without its line end. Actors stand by their names. */
export function traceLine(event: ObservedEvent): string {
  const { index, at, id, cause, kind, to, from, data, dropped } = event;
  // A channel would write its name itself, and a computed key would say the kind, but both take far longer.
  return JSON.stringify({
    event: index,
    at,
    id,
    cause,
    to: to.name,
    from: from?.name,
    start: kind === 'start' ? true : undefined,
    message: kind === 'message' ? data : undefined,
    timer: kind === 'timer' ? data : undefined,
    fault: kind === 'fault' ? data : undefined,
    broken: kind === 'broken' ? true : undefined,
    dropped,
  });
}

/** The last line of a whole trace. */
export const traceEnd = (end: object): string => JSON.stringify({ end });

/** The fields of which an event has one, by its kind. */
const KINDS = ['message', 'timer', 'start', 'fault', 'broken'] as const;

/** An event as read from a trace. */
export interface TracedEvent {
  readonly event: number;
  readonly at: number;
  readonly id: string;
  readonly cause: string;
  readonly to: string;
  readonly from?: string;
  readonly message?: unknown;
  readonly timer?: unknown;
  readonly start?: true;
  /** What a fault does here, and its key. */
  readonly fault?: unknown;
  /** A connection to `from` has broken. */
  readonly broken?: true;
  readonly dropped?: string;
}

/**
 * Reads a line of a trace after its header: an event, or `undefined` for the end of the trace.
 * @throws bad-trace naming the place.
 */
export function readTraceLine(line: string, place: string): TracedEvent | undefined {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw new SimulationError('bad-trace', `${place}: got no JSON, expected an event of a trace`);
  }
  // A level takes two characters, so that most lines need no look.
  if (line.length > 2 * LEVELS_MAX) checkLevels(data, place, 'bad-trace');
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Partial<TracedEvent> & {
    end?: unknown;
  };
  if (fields.end !== undefined) return undefined;
  const { event, at, id, cause, to, from = '', dropped = '' } = fields;
  const isEvent =
    Number.isSafeInteger(event) &&
    Number.isSafeInteger(at) &&
    [id, cause, to, from, dropped].every((text) => typeof text === 'string') &&
    KINDS.some((kind) => Object.hasOwn(fields, kind));
  if (isEvent) return fields as TracedEvent;
  throw new SimulationError(
    'bad-trace',
    `${place}: got ${shown(data)}, expected an event: numbers event and at, texts id, cause, to, from and dropped, and one of ${KINDS.join(', ')}`,
  );
}

/** Writes each event as a line. */
export class TraceWriter implements Observer {
  constructor(private readonly write: (line: string) => void) {}

  event(event: ObservedEvent): void {
    this.write(traceLine(event));
  }
}
