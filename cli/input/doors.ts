/** The ways into this spigo, by the name that a module imports. */
const DOORS: Readonly<Record<string, () => Promise<object>>> = {
  spigo: () => import('../../models/spigo.ts'),
  'spigo/kernel': () => import('../../kernel/index.ts'),
  'spigo/services': () => import('../../models/services/index.ts'),
  'spigo/metrics': () => import('../../kernel/metrics.ts'),
};

/** Where a user's module finds the doors that are open. */
const SHELF = Symbol.for('spigo: doors');

/**
 * The text of a module that stands for a door: what a user's module imports as `spigo`, `spigo/kernel` and so on is of
 * the spigo that runs it, wherever either is installed. `undefined` for what is no door.
 */
export async function doorModule(name: string): Promise<string | undefined> {
  if (!Object.hasOwn(DOORS, name)) return undefined;
  const door = await DOORS[name]();
  const shelf: Map<string, object> = Reflect.get(globalThis, SHELF) ?? new Map();
  Reflect.set(globalThis, SHELF, shelf);
  shelf.set(name, door);
  const symbol = `Symbol.for(${JSON.stringify(SHELF.description)})`;
  const names = Object.keys(door).join(', ');
  return `export const { ${names} } = globalThis[${symbol}].get(${JSON.stringify(name)});`;
}
