import { type Home, Identity } from './identity.ts';

/** The limit of nested lists and objects. */
export const DEPTH_MAX = 1000;

/** An error names at most this many fields and items on the path to the wrong value. */
const PATH_MAX = 6;

/** Whether an object, of any realm, has the prototype of a record of plain data. */
export function isPlainRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return (
    typeof prototype === 'object' &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}

/** Whether a list, of any realm, is a plain array and not an instance of a derived class. */
export function isPlainList(value: readonly unknown[]): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(prototype) && isPlainRecord(prototype);
}

/** Whether an object holds no objects except channels. Then freezing it freezes all of it. */
export function isFlat(value: object): boolean {
  return Object.values(value).every(
    (field) => typeof field !== 'object' || field === null || field instanceof Identity,
  );
}

/** Whether a field has a getter or a setter. */
export const isGetter = (value: object, key: string): boolean =>
  Object.getOwnPropertyDescriptor(value, key)?.get !== undefined;

/**
 * Says why a value is not plain data, as a clause: `which is a Map`, or with the path to the wrong
 * part, `in which view.members is a Map`. Returns `undefined` for plain data. It is for errors, since it takes far longer than the
 * check of `DataHash`. Channels are those of the run `home`; without it, no channel is plain data.
 */
export function problemOf(value: unknown, home?: Home): string | undefined {
  const path: string[] = [];
  const wrong = look(value, home, path, 0);
  if (wrong === undefined) return undefined;
  if (path.length === 0) return `which is ${wrong}`;
  const way = path.slice(0, PATH_MAX).join('.');
  return `in which ${way}${path.length > PATH_MAX ? '...' : ''} is ${wrong}`;
}

function look(
  value: unknown,
  home: Home | undefined,
  path: string[],
  depth: number,
): string | undefined {
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
