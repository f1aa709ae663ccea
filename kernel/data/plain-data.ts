import { type Home, Identity } from './identity.ts';

/** How deep lists and objects may lie in each other. */
export const DEPTH_MAX = 1000;

/** Fields and items named on the way to what is wrong: deeper ones are left out. */
const PATH_MAX = 6;

/** Whether an object is a record of plain data by its prototype, whatever realm it comes from. */
export function isPlainRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return (
    typeof prototype === 'object' &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}

/** Whether a list is no instance of a class derived from lists, whatever realm it comes from. */
export function isPlainList(value: readonly unknown[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(prototype) && isPlainRecord(prototype);
}

/** Whether an object holds no objects but channels, so that freezing it freezes all of it. */
export function isFlat(value: object): boolean {
  return Object.values(value).every(
    (field) => typeof field !== 'object' || field === null || field instanceof Identity,
  );
}

/** Whether a field is computed whenever it is read. */
export const isGetter = (value: object, key: string): boolean =>
  Object.getOwnPropertyDescriptor(value, key)?.get !== undefined;

/**
 * What keeps a value from being plain data of a run, with the way to it: `view.members is a Map`. `undefined`
 * where nothing does. Made for errors: it costs far more than the check of `DataHash`.
 */
export function problemOf(value: unknown, home: Home): string | undefined {
  const path: string[] = [];
  const wrong = look(value, home, path, 0);
  if (wrong === undefined) return undefined;
  const way = path.slice(0, PATH_MAX).join('.') || 'it';
  return `${way}${path.length > PATH_MAX ? '...' : ''} is ${wrong}`;
}

function look(value: unknown, home: Home, path: string[], depth: number): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Identity) {
    return value.home === home ? undefined : `a channel of another run (${value.home.label})`;
  }
  if (depth === DEPTH_MAX) return `more than ${DEPTH_MAX} levels deep, and may hold itself`;
  const isPlain = Array.isArray(value) ? isPlainList(value) : isPlainRecord(value);
  if (!isPlain) return withArticle(className(value));
  for (const key in value) {
    path.push(key);
    if (isGetter(value, key)) return 'a getter';
    const wrong = look((value as Record<string, unknown>)[key], home, path, depth + 1);
    if (wrong !== undefined) return wrong;
    path.pop();
  }
  return undefined;
}

const withArticle = (noun: string): string => (/^[aeio]/i.test(noun) ? `an ${noun}` : `a ${noun}`);

function className(value: object): string {
  const maker: unknown = Reflect.get(value, 'constructor');
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'object of a class';
}
