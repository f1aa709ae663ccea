import type { Cell } from './channel.ts';

/** Messages remembered: a sender that changes one mostly does so soon. A power of two. */
const KEPT = 1024;

/** What V8, SpiderMonkey and JavaScriptCore say of a write to what is frozen. */
const FROZEN_WRITE =
  /read[- ]?only|not extensible|cannot (add|assign|define|delete|redefine)|frozen|non-writable|unconfigurable/i;

/** The last messages that were sent, of a strict run: to tell a sender that changes one later which it was. */
export class SentMessages {
  private readonly senders: Cell[] = [];
  private readonly messages: unknown[] = [];
  private next = 0;

  note(sender: Cell, message: unknown): void {
    this.senders[this.next] = sender;
    this.messages[this.next] = message;
    this.next = (this.next + 1) & (KEPT - 1);
  }

  /**
   * What an actor has tried to change when its handler threw `error`, if that is what the error tells: the message
   * that it has sent, and the field in it that it also holds in its own state.
   */
  changedBy(actor: Cell, state: object | undefined, error: unknown): string | undefined {
    if (!(error instanceof TypeError) || !FROZEN_WRITE.test(error.message)) return undefined;
    const held = objectsIn(state);
    for (let back = 1; back <= this.messages.length; back++) {
      const index = (this.next - back + KEPT) & (KEPT - 1);
      if (this.senders[index] !== actor) continue;
      for (const [object, path] of objectsIn(this.messages[index])) {
        const field = held.get(object);
        if (field === undefined || field === '') continue;
        return `${actor.name} changes its field ${field}, which it has sent${path === '' ? '' : ` as ${path} of a message`}`;
      }
    }
    return undefined;
  }
}

/** How deep an actor's state and a message are looked through, and for how many objects. */
const DEPTH_MAX = 4;
const OBJECTS_MAX = 10_000;

/** The lists and records in a value, the value itself included, with the way to each. */
function objectsIn(value: unknown): Map<object, string> {
  const found = new Map<object, string>();
  const look = (part: unknown, path: string, depth: number): void => {
    if (typeof part !== 'object' || part === null || found.has(part)) return;
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
