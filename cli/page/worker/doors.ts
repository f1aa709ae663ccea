import * as kernel from '../../../kernel/index.ts';
import * as gossip from '../../../models/gossip/index.ts';
import * as services from '../../../models/services/index.ts';
import * as spigo from '../../../models/spigo.ts';

/** The doors of spigo that a user's module finds in a page. */
const DOORS: ReadonlyMap<string, object> = new Map<string, object>([
  ['spigo', spigo],
  ['spigo/kernel', kernel],
  ['spigo/gossip', gossip],
  ['spigo/services', services],
]);

/** Puts the doors where the code of a user's module finds them. */
export function openDoors(): void {
  Reflect.set(globalThis, Symbol.for('spigo: doors'), DOORS);
}
