import * as v from 'valibot';
import { SimulationError } from '../../kernel/index.ts';
import {
  anyObject,
  openFields,
  openObject,
  readShape,
  says,
  text,
  whole,
} from '../../kernel/shapes.ts';
import type { LiveAsked } from '../watch/questions.ts';

/** A question of a viewer, with the number by which it is answered. */
export interface NumberedQuestion {
  readonly number: number;
  readonly asked: LiveAsked;
}

const count = whole(0);
const number = v.number(says('a number'));

const data = v.custom<unknown>((value) => value !== undefined, says('data'));

const seen = openObject({
  ...{ run: count, names: count, reports: count, edges: count, event: count },
  areReported: v.boolean(says('true or false')),
});

const does = <const Word extends string>(word: Word) => ({ does: v.literal(word) });

const order = v.variant(
  'does',
  [
    openFields(does('play')),
    openFields(does('pause')),
    openFields({
      ...does('speed'),
      speed: v.nullable(number),
      of: v.optional(v.picklist(['events', 'time'], says('events or time'))),
    }),
    openFields({ ...does('step'), by: number }),
    openFields({ ...does('event'), event: number }),
    openFields({ ...does('instant'), at: number }),
  ],
  says('an order: play, pause, speed, step, event or instant'),
);

const intervention = v.variant(
  'does',
  [
    openFields({ ...does('begin'), fault: anyObject() }),
    openFields({ ...does('end'), key: text() }),
    openFields({ ...does('send'), to: text(), message: data }),
    openFields(does('stop')),
  ],
  says('what is done by hand: begin, end, send or stop'),
);

const question = <const Name extends LiveAsked['question']>(name: Name) => ({
  question: v.literal(name),
});

const asked: v.GenericSchema<unknown, LiveAsked> = v.pipe(
  anyObject('a question'),
  v.variant(
    'question',
    [
      openFields(question('join')),
      openFields(question('horizon')),
      openFields(question('scenario')),
      openFields(question('survey')),
      openFields({ ...question('actor'), name: text() }),
      openFields({ ...question('causes'), id: text() }),
      openFields({ ...question('open'), scenario: anyObject() }),
      openFields({ ...question('look'), seen, version: count }),
      openFields({ ...question('order'), order }),
      openFields({ ...question('intervene'), intervention }),
    ],
    says(
      'a question: join, horizon, scenario, survey, actor, causes, open, look, order or intervene',
    ),
  ),
);

const message = openObject(
  { number: count, asked },
  'a question such as {"number": 1, "asked": {"question": "join"}}',
);

/** Reads what a viewer has sent. @throws bad-argument. */
export const readAsked = (sent: string): NumberedQuestion =>
  readShape(message, parsed(sent), 'message', 'bad-argument');

function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    throw new SimulationError('bad-argument', 'message: got malformed JSON, expected a question');
  }
}
