import { type Channel, gotocol } from '../../../../kernel/index.ts';
import type { Task } from '../request.ts';
import type { ServerSelf } from './behaviour.ts';

/** Sends a copy of a put to a peer, which does not answer. `about` is the instance that the copy is about, if any. */
export function replicate(
  { key, value, context }: Task,
  peer: Channel,
  about: Channel | null,
  self: ServerSelf,
): void {
  self.send(peer, gotocol('Replicate', about, { key, value }, context));
}
