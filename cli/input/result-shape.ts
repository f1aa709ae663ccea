import { type Outcome, type Result, SimulationError } from '../../kernel/index.ts';

type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{16}$/.test(value);

/** Whether a value says how a run ended: an outcome, as far as comparing needs it. */
export const isOutcome = (value: unknown): value is Outcome =>
  isRecord(value) && isCount(value.at) && isCount(value.events) && isEnding(value);

const PLAIN_REASONS = [
  'idle',
  'stopped',
  'time-limit',
  'event-limit',
  'pending-limit',
  'interrupted',
] satisfies Outcome['reason'][];

const isEnding = ({ reason, actors, actor, error }: Fields): boolean =>
  (PLAIN_REASONS as unknown[]).includes(reason) ||
  (reason === 'livelock' && Array.isArray(actors) && actors.every(isText)) ||
  (reason === 'actor-failed' && isText(actor) && isText(error));

const isCheckpoint = (value: unknown): boolean =>
  isRecord(value) && isCount(value.events) && isCount(value.at) && isHash(value.fingerprint);

const isGroup = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && isHash(value[1]);

/** Whether a value is a count, or counts by name, of which each is such a value. */
const isCounts = (value: unknown, depth = 2): boolean =>
  isCount(value) ||
  (depth > 0 && isRecord(value) && Object.values(value).every((one) => isCounts(one, depth - 1)));

/** What a result must have to be compared, and what each field is. */
const FIELDS: Readonly<
  Record<string, readonly [isFine: (value: unknown) => boolean, what: string]>
> = {
  outcome: [isOutcome, 'an outcome with reason, at and events'],
  fingerprint: [isHash, '16 hexadecimal digits'],
  counts: [(value) => isRecord(value) && isCounts(value), 'counts of messages and others'],
  graph: [
    (value) => isRecord(value) && isCount(value.nodes) && isCount(value.edges),
    'counts of nodes and edges',
  ],
  checkpoints: [
    (value) => Array.isArray(value) && value.every(isCheckpoint),
    'checkpoints with events, at and fingerprint',
  ],
  actors: [
    (value) =>
      isRecord(value) &&
      isCount(value.groupSize) &&
      Array.isArray(value.groups) &&
      value.groups.every(isGroup),
    'groupSize and groups of a name and a hash',
  ],
};

/** Checks that data has what a result needs to be compared. @throws bad-scenario naming the field. */
export function checkResult(data: Fields, path: string): Result {
  for (const [name, [isFine, expected]] of Object.entries(FIELDS)) {
    if (isFine(data[name])) continue;
    const got = data[name] === undefined ? 'a result without it' : 'something else';
    throw new SimulationError('bad-scenario', `${path}: ${name}: got ${got}, expected ${expected}`);
  }
  return data as unknown as Result;
}
