import {
  type Distribution,
  type Duration,
  formatDuration,
  parseDuration,
  readDurationLaw,
  SimulationError,
} from '../../../kernel/index.ts';
import { refusal, shown } from './architecture-refusal.ts';
import { SPAN_MAX } from './service-defaults.ts';

/** A law of durations as a file holds it, or its default. @throws services/bad-architecture, naming where. */
export function readLaw(data: unknown, where: string, byDefault: Distribution): Distribution {
  if (data === undefined) return byDefault;
  const law = lawOf(data, where);
  if (isBounded(law)) return law;
  throw refusal(
    where,
    `got ${shown(data)}, expected spans of time up to ${formatDuration(SPAN_MAX)}`,
  );
}

function lawOf(data: unknown, where: string): Distribution {
  try {
    return readDurationLaw(data, where);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    throw refusal(where, error.message.slice(where.length + 2));
  }
}

/** Whether no number of a law is beyond a span of 30 days; those of other kinds are all much smaller. */
const isBounded = (part: unknown): boolean =>
  typeof part === 'object' && part !== null
    ? Object.values(part).every(isBounded)
    : typeof part !== 'number' || part <= SPAN_MAX;

/** How long a call may take, or its default. @throws services/bad-architecture, naming where. */
export const readTimeout = (data: unknown, where: string, byDefault: Duration): Duration =>
  readSpan(data, where, byDefault, 1);

/** How long to wait before a call is tried again, or its default. @throws services/bad-architecture, naming where. */
export const readBackoff = (data: unknown, where: string, byDefault: Duration): Duration =>
  readSpan(data, where, byDefault, 0);

function readSpan(data: unknown, where: string, byDefault: Duration, min: number): Duration {
  if (data === undefined) return byDefault;
  const span = typeof data === 'string' ? parseDuration(data) : data;
  if (typeof span === 'number' && Number.isSafeInteger(span) && span >= min && span <= SPAN_MAX) {
    return span;
  }
  const range = `from ${formatDuration(min)} to ${formatDuration(SPAN_MAX)}`;
  throw refusal(
    where,
    `got ${shown(data)}, expected a duration such as 100ms, or whole microseconds, ${range}`,
  );
}
