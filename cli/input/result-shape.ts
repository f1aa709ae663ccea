import * as v from 'valibot';
import type { Counts, Outcome } from '../../kernel/index.ts';
import {
  anyObject,
  isObject,
  list,
  openFields,
  openObject,
  readShape,
  says,
  text,
  whole,
  word,
} from '../../kernel/shapes.ts';

// The fields of a result that a comparison needs. A result has others, too.

const count = whole(0);
const HASH = says('16 hexadecimal digits');
const hash = v.pipe(v.string(HASH), v.regex(/^[0-9a-f]{16}$/, HASH));

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether a value is an object of counts, or of objects of counts. */
const isCounts = (value: unknown): value is Counts =>
  isObject(value) &&
  Object.values(value).every(
    (one) => isCount(one) || (isObject(one) && Object.values(one).every(isCount)),
  );

const ended = { at: count, events: count };
const reasons = [
  'idle',
  'stopped',
  'time-limit',
  'event-limit',
  'pending-limit',
  'interrupted',
] as const;

/** How a run ended. */
const outcomeShape: v.GenericSchema<unknown, Outcome> = v.pipe(
  anyObject('an outcome with reason, at and events'),
  v.variant(
    'reason',
    [
      openFields({ reason: word(reasons), ...ended }),
      openFields({ reason: v.literal('livelock'), actors: list(text()), ...ended }),
      openFields({
        reason: v.literal('actor-failed'),
        actor: text(),
        handling: v.optional(v.unknown()),
        error: text(),
        ...ended,
      }),
    ],
    says('a reason for which runs end'),
  ),
);

export const isHash = (value: unknown): value is string => v.is(hash, value);

export const isOutcome = (value: unknown): value is Outcome => v.is(outcomeShape, value);

const resultShape = openObject(
  {
    outcome: outcomeShape,
    fingerprint: hash,
    counts: v.custom<Counts>(isCounts, says('counts of messages and others')),
    verdicts: v.optional(
      list(
        openObject(
          { property: text(), verdict: word(['held', 'broken', 'inconclusive']) },
          'a verdict with property and verdict',
        ),
        'a list of verdicts',
      ),
    ),
    graph: openObject({ nodes: count, edges: count }, 'counts of nodes and edges'),
    checkpoints: list(
      openObject(
        { events: count, at: count, fingerprint: hash },
        'a checkpoint with events, at and fingerprint',
      ),
      'a list of checkpoints',
    ),
    actors: openObject(
      {
        groupSize: count,
        groups: list(v.strictTuple([text(), hash], says('a name and a hash')), 'a list of groups'),
      },
      'groupSize and groups of a name and a hash',
    ),
  },
  'a result',
);

/** A result as far as it is compared. */
export type ComparedResult = v.InferOutput<typeof resultShape>;

/** Reads what a result needs to be compared. @throws bad-scenario naming the field. */
export const readResult = (data: unknown, path: string): ComparedResult =>
  readShape(resultShape, data, path, 'bad-scenario');
