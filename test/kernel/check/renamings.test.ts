import { describe, expect, test } from 'vitest';
import { renamings } from '../../../kernel/check/renamings.ts';

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `m${index + 1}`, type: 'Member' }));

/** What becomes of the members of a population of five that shrinks to three, by each way. */
const waysOf = (called: string[], struck: string[], speaking: string[]) =>
  renamings(members(5), members(3), {
    called: new Set(called),
    struck: [new Set(struck)],
    speaking: new Set(speaking),
  }).map((rename) =>
    members(5)
      .map(({ name }) => rename(name) ?? '-')
      .join(' '),
  );

describe('in a smaller population', () => {
  test('whoever is needed takes the place of somebody who is not', () => {
    expect(waysOf(['m5'], ['m2'], [])[0]).toBe('- m2 m3 - m1');
  });

  test('whoever is called comes before whoever is struck, and both before whoever speaks', () => {
    const [all, called] = waysOf(['m4', 'm5'], ['m1', 'm2'], ['m3']);
    expect(all).toBe('m1 m2 m3 - -');
    expect(called).toBe('m3 - - m1 m2');
  });

  test('a group that is struck chooses before the next, from the first place on or from the last', () => {
    const struck = [new Set(['m5']), new Set(['m1', 'm2', 'm3', 'm4'])];
    const needed = { called: new Set<string>(), struck, speaking: new Set<string>() };
    const places = renamings(members(5), members(3), needed).map((rename) => rename('m5'));
    expect(places).toEqual([undefined, 'm1', 'm3', undefined]);
  });

  test('at last everybody keeps the name, and the others go', () => {
    expect(waysOf(['m5'], ['m4'], ['m1']).at(-1)).toBe('m1 m2 m3 - -');
  });

  test('nobody takes a place of another class', () => {
    const after = [{ name: 'm1', type: 'Leader' }];
    const needed = {
      called: new Set(['m2']),
      struck: [],
      speaking: new Set<string>(),
    };
    for (const rename of renamings(members(2), after, needed)) expect(rename('m2')).toBeUndefined();
  });

  test('a pattern is no name of an actor, and stays', () => {
    const none = {
      called: new Set<string>(),
      struck: [new Set(['m*'])],
      speaking: new Set<string>(),
    };
    for (const rename of renamings(members(2), members(1), none)) expect(rename('m*')).toBe('m*');
  });
});
