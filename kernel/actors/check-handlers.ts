import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Address } from './address.ts';

/** The methods of an actor that the kernel calls. */
const HANDLERS = ['start', 'receive', 'timer', 'broken'] as const;

/** A word with one letter less or more is taken for a slip only if it is so long. */
const LONG = 6;

/** The prototypes that were looked at. Most actors of a run have one of a few classes. */
const known = new WeakSet<object>();

/**
 * Refuses an actor one of whose handlers is no function, or is misspelled: it would silently never be
 * called.
 * @throws misuse.
 */
export function checkHandlers(actor: object, who: string, { name }: Address): void {
  let prototype: object | null = Object.getPrototypeOf(actor);
  // What stands in the actor itself differs from actor to actor.
  const isLiteral = prototype === Object.prototype || prototype === null;
  if (isLiteral) checkNames(actor, actor, who, name);
  while (prototype !== null && prototype !== Object.prototype && !known.has(prototype)) {
    checkNames(prototype, actor, who, name);
    known.add(prototype);
    prototype = Object.getPrototypeOf(prototype);
  }
}

function checkNames(holder: object, actor: object, who: string, name: string): void {
  for (const key of Object.getOwnPropertyNames(holder)) {
    const { value, get } = Object.getOwnPropertyDescriptor(holder, key) ?? {};
    const isHandler = HANDLERS.some((handler) => handler === key);
    if (isHandler && get === undefined && value !== undefined && typeof value !== 'function') {
      throw refusal(`${who} spawns ${quote(name)}: its ${key} is ${shown(value)}`, 'a method');
    }
    if (isHandler || typeof value !== 'function') continue;
    const meant = HANDLERS.find((handler) => !(handler in actor) && isSlip(key, handler));
    if (meant === undefined) continue;
    throw refusal(`${who} spawns ${quote(name)}: it has a method ${quote(key)}`, quote(meant));
  }
}

const refusal = (got: string, expected: string): SimulationError =>
  new SimulationError('misuse', `${got}, expected ${expected}`);

/**
 * Whether a word is likely to be another one, misspelled: in other letters' case or order, or with one
 * letter of its middle less or more. A word that is close in another way, such as `received`, is one of
 * its own.
 */
function isSlip(word: string, meant: string): boolean {
  const lower = word.toLowerCase();
  if (sorted(lower) === sorted(meant)) return true;
  if (meant.length < LONG) return false;
  return isWithout(lower, meant) || isWithout(meant, lower);
}

const sorted = (word: string): string => [...word].sort().join('');

/** Whether `short` is `long` without one letter of its middle. */
const isWithout = (short: string, long: string): boolean =>
  short.length === long.length - 1 &&
  [...long].some(
    (_, index) =>
      index > 0 &&
      index < long.length - 1 &&
      long.slice(0, index) + long.slice(index + 1) === short,
  );
