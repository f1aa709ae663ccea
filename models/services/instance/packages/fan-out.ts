import type { Order } from '../calls.ts';
import { type Answer, isFailure, type Task } from '../request.ts';
import { type Behaviour, calledFor, DONE, type Server, type ServerSelf } from './behaviour.ts';

/** karyon, monolith. It calls one instance of each dependency at once, and answers when all calls have ended. */
export class FanOut implements Behaviour {
  /** The number of open calls, and the answer so far. */
  private readonly open = new Map<Task, { left: number; answer: Answer | undefined }>();

  constructor(private readonly services: readonly string[]) {}

  begin(task: Task, server: Server, self: ServerSelf): void {
    const services = calledFor(task, this.services);
    if (services.length === 0) return server.answer(task, DONE, self);
    this.open.set(task, { left: services.length, answer: undefined });
    const { imposition, key, value } = task;
    for (const service of services) server.call(task, { service, imposition, key, value }, self);
  }

  ended(task: Task, _order: Order, answer: Answer, server: Server, self: ServerSelf): void {
    const progress = this.open.get(task);
    if (progress === undefined) return;
    progress.answer = merged(progress.answer, answer);
    progress.left--;
    if (progress.left > 0) return;
    this.open.delete(task);
    server.answer(task, progress.answer, self);
  }
}

/** Prefers a failure to a value, a value to `missing`, and else the first answer. */
function merged(one: Answer | undefined, other: Answer): Answer {
  if (one === undefined || (isFailure(other.status) && !isFailure(one.status))) return other;
  return one.status === 'missing' && other.status === 'ok' ? other : one;
}
