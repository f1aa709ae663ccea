/** The doors of this spigo, by the names that a module imports. */
const DOORS: Readonly<Record<string, () => Promise<object>>> = {
  spigo: () => import('../../models/spigo.ts'),
  'spigo/check': () => import('../../kernel/check/index.ts'),
  'spigo/kernel': () => import('../../kernel/index.ts'),
  'spigo/services': () => import('../../models/services/index.ts'),
  'spigo/metrics': () => import('../../kernel/metrics.ts'),
  'spigo/gossip': () => import('../../models/gossip/index.ts'),
};

/** The key under which a user's module finds the open doors. */
const SHELF = Symbol.for('spigo: doors');

/**
 * Puts a door where the code of a user's module finds it. Returns its exports; `undefined` for a name
 * that is no door.
 */
export async function openDoor(name: string): Promise<object | undefined> {
  if (!Object.hasOwn(DOORS, name)) return undefined;
  const door = await DOORS[name]();
  const shelf: Map<string, object> = Reflect.get(globalThis, SHELF) ?? new Map();
  Reflect.set(globalThis, SHELF, shelf);
  shelf.set(name, door);
  return door;
}

/**
 * Returns the text of a module that stands for a door; `undefined` for a name that is no door.
 * Through it, a user's module gets the very spigo that runs it, wherever either is installed.
 */
export async function doorModule(name: string): Promise<string | undefined> {
  const door = await openDoor(name);
  if (door === undefined) return undefined;
  const symbol = `Symbol.for(${JSON.stringify(SHELF.description)})`;
  const names = Object.keys(door).join(', ');
  return `export const { ${names} } = globalThis[${symbol}].get(${JSON.stringify(name)});`;
}
