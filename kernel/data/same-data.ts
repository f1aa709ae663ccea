import { Identity } from './identity.ts';

/** Whether two values are equal plain data. Channels are equal when they are the same object. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    // 0 and -0 are one number in JSON.
    return a === b;
  }
  if (a instanceof Identity || b instanceof Identity) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && a.length !== (b as readonly unknown[]).length) return false;
  const keys = definedKeys(a);
  if (keys.length !== definedKeys(b).length) return false;
  return keys.every((key) => isSameData(fieldOf(a, key), fieldOf(b, key)));
}

const fieldOf = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;

const definedKeys = (value: object): string[] =>
  Object.keys(value).filter((key) => fieldOf(value, key) !== undefined);
