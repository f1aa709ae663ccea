import { atEnd, each, type Property } from '../../kernel/index.ts';
import { allAreHeard, chatsAreSeldom, endsInTime, farewellsAreFinal } from './endings.ts';
import { goldIsThere, Treasury } from './gold.ts';
import { GRACE } from './options.ts';
import { BUDDIES_MAX, Pirate } from './pirate.ts';

/** The properties of any crew, however long it talks. What can wait is judged at the end, so that large runs stay fast. */
export const crewProperties: readonly Property[] = [
  each(
    'a pirate knows few others, each once, and not itself',
    Pirate,
    ({ buddies }, { channel }) => {
      const last = buddies.length - 1;
      if (last >= BUDDIES_MAX) return `knows ${buddies.length} pirates`;
      // A pirate never forgets, so that only the last one can be wrong.
      if (last > 0 && buddies.indexOf(buddies[last]) < last) return 'knows a pirate twice';
      return buddies[last] !== channel || 'knows itself';
    },
  ),
  each(
    'no pirate is in debt, and no gold comes from nothing',
    Pirate,
    { memory: () => new Treasury() },
    (pirate, _view, treasury) => treasury.count(pirate),
  ),
  atEnd('no gold vanishes', goldIsThere),
  atEnd('no pirate chats more often than it was told', chatsAreSeldom),
];

/** What holds in every run, whatever fails, but for messages that arrive twice. */
export const fsmProperties: readonly Property[] = [
  ...crewProperties,
  atEnd('a pirate says Goodbye once, and leaves', farewellsAreFinal),
  atEnd('all pirates are heard to leave', allAreHeard),
  // A run of a check goes on for so long, so that it sees the shutdown.
  atEnd('the manager ends the run in time', { within: GRACE }, endsInTime),
];
