import { describe, expect, test } from 'vitest';
import { type Known, type MemberState, overrides } from '../../../../models/gossip/swim/update.ts';

const known = (text: string): Known => {
  const [state, incarnation] = text.split(' ');
  return { state: state as MemberState, incarnation: Number(incarnation) };
};

/** News, what it replaces, and what it does not. Source: SWIM, 4.2. */
const RULES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['alive 2', ['suspect 1', 'alive 1'], ['suspect 2', 'alive 2', 'suspect 3', 'confirm 0']],
  ['suspect 2', ['suspect 1', 'alive 1', 'alive 2'], ['suspect 2', 'alive 3', 'confirm 0']],
  ['confirm 0', ['alive 5', 'suspect 5'], ['confirm 0', 'confirm 7']],
];

describe('news of a member', () => {
  test.each(RULES)('%s replaces what it must', (news, replaced, kept) => {
    for (const text of replaced)
      expect([text, overrides(known(news), known(text))]).toEqual([text, true]);
    for (const text of kept)
      expect([text, overrides(known(news), known(text))]).toEqual([text, false]);
  });

  test('never replaces each other both ways, so that all come to know the same', () => {
    const all = ['alive', 'suspect', 'confirm'].flatMap((state) =>
      [0, 1, 2].map((incarnation) => known(`${state} ${incarnation}`)),
    );
    for (const one of all) {
      for (const other of all) expect(overrides(one, other) && overrides(other, one)).toBe(false);
    }
  });
});
