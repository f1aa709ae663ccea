import { parseDuration, SimulationError } from '../../kernel/index.ts';

/** The flags that narrow what is shown of a run. */
export interface SpanFlags {
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * The span [from, until) of the flags, in microseconds. Without flags it is the whole run.
 * @throws bad-option for an instant that is none, and for a span without an actor.
 */
export function spanOf({ actor, from, until }: SpanFlags): { from: number; until: number } {
  const flag = from !== undefined ? '--from' : until !== undefined ? '--until' : undefined;
  if (flag !== undefined && actor === undefined) {
    throw new SimulationError('bad-option', `${flag}: got no --actor, expected one to look at`);
  }
  const span = {
    from: instantOf('--from', from) ?? 0,
    until: instantOf('--until', until) ?? Number.POSITIVE_INFINITY,
  };
  if (span.from < span.until) return span;
  throw new SimulationError(
    'bad-option',
    `--until: got ${until}, expected an instant after --from ${from ?? '0s'}`,
  );
}

function instantOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const instant = parseDuration(text);
  if (instant !== undefined) return instant;
  throw new SimulationError(
    'bad-option',
    `${flag}: got ${JSON.stringify(text)}, expected an instant such as 12s or 1.5m`,
  );
}
