import { inspect } from 'node:util';
import type { World } from '../../kernel/index.ts';

/** The fields of an actor, each as text, by name. */
export type ActorState = ReadonlyMap<string, string>;

/** Shows the present state of an actor, and its life before its fields. */
export function showState(world: World, name: string): ActorState {
  const view = world.actor(name);
  const fields = new Map([['(life)', view?.life ?? 'not there yet']]);
  for (const [key, value] of Object.entries(view?.actor ?? {})) {
    const text = inspect(value, { depth: 4, breakLength: 68, maxArrayLength: 20 });
    fields.set(key, text.replaceAll('\n', '\n      '));
  }
  return fields;
}
