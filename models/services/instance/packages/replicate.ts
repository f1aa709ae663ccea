import { type Channel, gotocol } from '../../../../kernel/index.ts';
import type { Task } from '../request.ts';
import type { ServerSelf } from './behaviour.ts';

/** Sends a copy of what was put to a peer, who does not answer; `about` is whom it is about, if anybody. */
export function replicate(
  { key, value, context }: Task,
  peer: Channel,
  about: Channel | null,
  self: ServerSelf,
): void {
  self.send(peer, gotocol('Replicate', about, { key, value }, context));
}
