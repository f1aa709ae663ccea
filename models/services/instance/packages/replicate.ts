import { type Channel, gotocol } from '../../../../kernel/index.ts';
import { drawNumber, type Task } from '../request.ts';
import type { ServerSelf } from './behaviour.ts';

/** Sends a copy of a put to a peer, which does not answer. `about` is the instance that the copy is about, if any. */
export function replicate(
  { key, value, context: { trace, span: parent } }: Task,
  peer: Channel,
  about: Channel | null,
  self: ServerSelf,
): void {
  const span = drawNumber(self);
  const { now: start } = self;
  self.report({
    kind: 'span',
    role: 'producer',
    trace,
    span,
    parent,
    name: 'Replicate',
    start,
    peer,
  });
  self.send(peer, gotocol('Replicate', about, { key, value }, { trace, span }));
}
