import { SimulationError } from '../../kernel/index.ts';
import type { LiveAsked, LiveQuestionName } from '../watch/questions.ts';

/** A question of a viewer, with the number by which it is answered. */
export interface NumberedQuestion {
  readonly number: number;
  readonly asked: LiveAsked;
}

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isWhole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAnything: Check = (value) => value !== undefined;

const has =
  (fields: Fields): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

/** Things to do, by the word that says which. */
const isOneOf =
  (kinds: Readonly<Record<string, Fields>>): Check =>
  (value) =>
    isObject(value) &&
    typeof value.does === 'string' &&
    Object.hasOwn(kinds, value.does) &&
    has(kinds[value.does])(value);

const isSeen = has({
  ...{ run: isWhole, names: isWhole, reports: isWhole, edges: isWhole, event: isWhole },
  areReported: (value) => typeof value === 'boolean',
});

const QUESTIONS: Readonly<Record<LiveQuestionName, Fields>> = {
  join: {},
  horizon: {},
  scenario: {},
  survey: {},
  actor: { name: isText },
  causes: { id: isText },
  open: { scenario: isObject },
  look: { seen: isSeen, version: isWhole },
  order: {
    order: isOneOf({
      play: {},
      pause: {},
      speed: { speed: (value) => value === null || isNumber(value) },
      step: { by: isNumber },
      event: { event: isNumber },
      instant: { at: isNumber },
    }),
  },
  intervene: {
    intervention: isOneOf({
      begin: { fault: isObject },
      end: { key: isText },
      send: { to: isText, message: isAnything },
      stop: {},
    }),
  },
};

/** Reads what a viewer has sent. @throws bad-argument. */
export function readAsked(text: string): NumberedQuestion {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw refusal('malformed JSON', 'a question');
  }
  if (!isObject(data) || !isWhole(data.number) || !isObject(data.asked)) {
    throw refusal('no question', '{"number": 1, "asked": {"question": …}}');
  }
  const { asked } = data;
  const name = String(asked.question);
  if (!Object.hasOwn(QUESTIONS, name)) {
    throw refusal(`the question ${name}`, `one of ${Object.keys(QUESTIONS).join(', ')}`);
  }
  for (const [field, check] of Object.entries(QUESTIONS[name as LiveQuestionName])) {
    if (!check(asked[field])) throw refusal(`another ${field}`, `the ${field} of ${name}`);
  }
  return data as unknown as NumberedQuestion;
}

const refusal = (got: string, expected: string): SimulationError =>
  new SimulationError('bad-argument', `got ${got}, expected ${expected}`);
