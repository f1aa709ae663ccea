import * as v from 'valibot';
import { object, says, span, whole } from '../data/shape.ts';

const SHARE = 'a number from 0 to 1';

/** A probability. */
export const shareShape = v.pipe(
  v.number(says(SHARE)),
  v.minValue(0, says(SHARE)),
  v.maxValue(1, says(SHARE)),
);

const WINDOW = 'a duration from 1us such as 500ms';

/** How losses come in bursts. */
export const burstsShape = object(
  { window: span(whole(1, undefined, WINDOW), WINDOW), share: shareShape },
  'an object with window and share',
);
