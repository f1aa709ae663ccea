import * as v from 'valibot';
import { anyObject, fields, list, object, says, span, text, whole, word } from '../data/shape.ts';
import { parseDuration } from '../data/time.ts';
import { burstsShape, shareShape } from '../network/loss-shape.ts';
import { durationLawShape } from '../random/duration-shape.ts';
import { FAULT_KINDS } from './fault-kinds.ts';

// The shapes of faults and operations as a scenario holds them.

const INSTANT = 'an instant such as 3s, or whole microseconds from 0';
const instant = span(whole(0, undefined, INSTANT), INSTANT);

const NAMES = 'a name, or a list of names';
const name = v.pipe(v.string(says(NAMES)), v.nonEmpty(says(NAMES)));
const names = v.union(
  [name, v.pipe(v.array(name, says(NAMES)), v.minLength(1, says(NAMES)))],
  says(NAMES),
);

const PAIR = 'two groups of names, such as ["m1", ["m2", "m3"]]';
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;
const pair = v.optional(
  v.pipe(v.custom<unknown[]>(isPair, says(PAIR)), v.strictTuple([names, names])),
);

const SIGNED = 'a duration such as 20ms or -20ms, or whole microseconds';
const isSignedText = (value: string): boolean =>
  parseDuration(value.replace(/^-/, '')) !== undefined;
const signed = v.union(
  [
    v.pipe(v.string(), v.check(isSignedText, says(SIGNED))),
    v.pipe(v.number(), v.safeInteger(says(SIGNED))),
  ],
  says(SIGNED),
);

const FACTOR = 'a number from 1';
const PPM = 'a whole number above -1000000 and up to 1000000';

const KEY = 'a text that is not empty';
const key = { key: v.optional(v.pipe(text(KEY), v.nonEmpty(says(KEY)))) };
const interval = { from: instant, to: v.optional(instant) };
const ofActors = { ...key, ...interval, actors: names };
const ofLinks = { ...key, ...interval, between: pair, oneWay: pair, isolate: v.optional(names) };

const ID = '16 hexadecimal digits';
const event = v.pipe(v.string(says(ID)), v.regex(/^[0-9a-f]{16}$/, says(ID)));

/** The fields of each kind of fault. */
const FIELDS = {
  crash: {
    ...ofActors,
    disk: v.optional(word(['kept', 'synced', 'torn', 'lost'])),
    after: v.optional(whole(1)),
  },
  leave: ofActors,
  pause: ofActors,
  slow: {
    ...ofActors,
    factor: v.pipe(v.number(says(FACTOR)), v.minValue(1, says(FACTOR)), v.finite(says(FACTOR))),
  },
  drift: { ...ofActors, ppm: whole(-999_999, 1_000_000, PPM) },
  wall: { ...ofActors, by: signed },
  cut: ofLinks,
  hold: { ...ofLinks, event: v.optional(event) },
  loss: { ...ofLinks, rate: shareShape, bursts: v.optional(burstsShape) },
  duplication: { ...ofLinks, rate: shareShape },
  delay: { ...ofLinks, by: durationLawShape },
  reordering: { ...ofLinks, by: durationLawShape },
  drop: { ...key, event },
};

const KINDS = `one of ${FAULT_KINDS.join(', ')}`;
const shapes = FAULT_KINDS.map((kind) => fields({ kind: v.literal(kind), ...FIELDS[kind] }));

export const faultsShape = list(
  v.pipe(anyObject('a fault, which is an object'), v.variant('kind', shapes as never, says(KINDS))),
  'a list of faults',
);

export const operationsShape = list(
  object(
    {
      ...key,
      at: instant,
      to: text('the name of an actor'),
      message: v.custom((value) => value !== undefined, says('a message')),
    },
    'an object with at, to and message',
  ),
  'a list of operations',
);
