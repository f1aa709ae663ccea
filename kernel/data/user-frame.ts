/** Where spigo's own code lies: the sources, or the files of a build. */
const OWN = import.meta.url
  .replace(/^file:\/\//, '')
  .replace(/\/(kernel\/data|chunks)\/[^/]*$/, '/');
const OWN_ROOMS = ['kernel/', 'models/spigo.', 'chunks/'].map((room) => OWN + room);

/** A line of a stack: the function, where there is one, and the place. */
const FRAME = /^ *at (?:(?:async |new )?(.+) \()?(.+?)\)?$/;

/** A line of a stack in a user's code. */
export interface UserFrame {
  /** The name of the function; empty where it has none. */
  readonly name: string;
  /** The name of the file, with line and column: `raft.ts:12:7`. */
  readonly place: string;
}

/** The stack of anything that was thrown; empty if it has none. Never throws: a model may throw anything. */
export function stackOf(thrown: unknown): string {
  try {
    // Node makes the text when it is read, and reads name and message for it.
    const stack: unknown = thrown instanceof Error ? thrown.stack : undefined;
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}

/** The topmost line of an error's stack that is neither spigo's nor the platform's; `undefined` if there is none. */
export function userFrame(thrown: unknown): UserFrame | undefined {
  for (const line of stackOf(thrown).split('\n')) {
    const [, name = '', at = ''] = FRAME.exec(line) ?? [];
    const path = at.replace(/^file:\/\//, '');
    if (path === '' || path.startsWith('node:') || path.startsWith('<')) continue;
    if (!OWN_ROOMS.some((room) => path.startsWith(room))) {
      return { name, place: path.replace(/^.*[\\/]/, '') };
    }
    // Below the call of the handler there is no code of the user.
    if (name.startsWith('ActorSystem.handle')) return undefined;
  }
  return undefined;
}
