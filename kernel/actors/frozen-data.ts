import { Identity } from '../data/identity.ts';
import { shown } from '../data/shown.ts';
import type { Address } from './address.ts';

/** Pieces of data remembered: an actor that changes one mostly does so soon. A power of two. */
const KEPT = 1024;

/** The errors of V8, SpiderMonkey and JavaScriptCore for a write to a frozen object. */
const FROZEN_WRITE =
  /read[- ]?only|not extensible|cannot (add|assign|define|delete|redefine)|frozen|non-writable|unconfigurable/i;

/** How an actor gave data away. */
type Giving = 'sent' | 'written to its disk' | 'recorded' | 'set as a timer';

/** The last data that actors gave away in a strict run: to tell one that changes it later which it was. */
export class FrozenData {
  private readonly givers: Address[] = [];
  private readonly data: unknown[] = [];
  private readonly givings: Giving[] = [];
  private next = 0;

  note(giver: Address, data: unknown, giving: Giving): void {
    const { next } = this;
    this.givers[next] = giver;
    this.data[next] = data;
    this.givings[next] = giving;
    this.next = (next + 1) & (KEPT - 1);
  }

  /**
   * What an actor has tried to change when its handler threw `error`, if that is what the error tells: the field of
   * its own state that it has given away, and in which data. Nothing where several of its fields may be meant.
   */
  changedBy(actor: Address, state: object | undefined, error: unknown): string | undefined {
    if (!(error instanceof TypeError) || !FROZEN_WRITE.test(error.message)) return undefined;
    const fits = [...objectsIn(state)].filter(
      ([object, field]) => field !== '' && mayBeMeant(object, error),
    );
    if (fits.length !== 1) return undefined;
    const [[changed, field]] = fits;
    for (let back = 1; back <= this.data.length; back++) {
      const index = (this.next - back + KEPT) & (KEPT - 1);
      if (this.givers[index] !== actor) continue;
      const data = this.data[index];
      const path = objectsIn(data).get(changed);
      if (path === undefined) continue;
      const where = path === '' ? shown(data) : `${path} in ${shown(data)}`;
      return `${actor.name} changes its field ${field}, which it has ${this.givings[index]}: ${where}`;
    }
    return undefined;
  }
}

/** Whether a write to the object may be the one that failed, by the property that the error names. */
function mayBeMeant(object: object, { message }: TypeError): boolean {
  if (!Object.isFrozen(object)) return false;
  const [, key] = /property '?([^',]+?)'?(?:,| of |$)/.exec(message) ?? [];
  if (key === undefined) return true;
  if (!/not extensible/.test(message)) return Object.hasOwn(object, key);
  // A list grows at its end, as a rule.
  return Array.isArray(object) ? key === String(object.length) : !Object.hasOwn(object, key);
}

/** How deep an actor's state and data are looked through, and for how many objects. */
const DEPTH_MAX = 4;
const OBJECTS_MAX = 10_000;

/** The lists and records in a value, the value itself included, with the way to each. Channels are never frozen. */
function objectsIn(value: unknown): Map<object, string> {
  const found = new Map<object, string>();
  const look = (part: unknown, path: string, depth: number): void => {
    if (typeof part !== 'object' || part === null || found.has(part)) return;
    if (part instanceof Identity) return;
    if (depth > DEPTH_MAX || found.size === OBJECTS_MAX) return;
    found.set(part, path);
    const entries: Iterable<readonly [unknown, unknown]> =
      part instanceof Map ? part.entries() : Object.entries(part);
    for (const [key, field] of entries) {
      look(field, path === '' ? String(key) : `${path}.${String(key)}`, depth + 1);
    }
  };
  look(value, '', 0);
  return found;
}
