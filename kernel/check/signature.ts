import { userFrame } from '../data/user-frame.ts';
import type { World } from '../run/world.ts';
import { classNameOf } from './class-name.ts';

const NUMBER = /(?<![\p{L}_])-?\d+(?:\.\d+)?(?:us|ms|s|m|h|d)?(?![\p{L}\p{N}_])|\d+/gu;

/**
 * Takes the names of a run and all numbers out of a text, so that the texts of two runs can be
 * compared. A list of names or numbers becomes one `#`.
 */
export function withoutNames(text: string, names: Iterable<string>): string {
  const found = [...names].filter((name) => text.includes(name)).sort(byLength);
  let rest = text;
  for (const name of found) rest = rest.replace(patternOf(name), '#');
  return rest.replace(NUMBER, '#').replace(/#(?:(?:,| and|, and)? #)+/g, '#');
}

/** Those of the names that stand in a text, as words of their own. */
export const namesIn = (text: string, names: Iterable<string>): readonly string[] =>
  [...names].filter((name) => text.includes(name) && patternOf(name).test(text));

/** Matches a name as a word of its own. */
function patternOf(name: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'gu');
}

const byLength = (a: string, b: string): number => b.length - a.length;

/** The name of the class of an actor; empty if there is no such actor. */
export const classOf = (world: World, name: string | undefined): string =>
  name === undefined ? '' : classNameOf(world.actor(name)?.actor);

/** The class of an error, and the topmost function of its stack that is neither spigo's nor the platform's. */
export function errorSignature(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name = '' } = userFrame(error) ?? {};
  return name === '' ? error.name : `${error.name} in ${name}`;
}
