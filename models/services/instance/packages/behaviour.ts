import type { Gotocol, Self } from '../../../../kernel/index.ts';
import type { Service } from '../../architecture/architecture.ts';
import type { CallTimer, Order } from '../calls.ts';
import type { Directory } from '../directory.ts';
import type { Answer, Task } from '../request.ts';

export type ServerSelf = Self<Gotocol, CallTimer>;

/** An instance as its package sees it. */
export interface Server {
  readonly service: Service;
  readonly directory: Directory;
  readonly zone: string | undefined;
  /** Calls another instance for a task; `Behaviour.ended` hears of the end, never before this returns. */
  call(task: Task, order: Order, self: ServerSelf): void;
  /** Ends a task. */
  answer(task: Task, answer: Answer, self: ServerSelf): void;
}

/** What a package does with the tasks of one instance. */
export interface Behaviour {
  /** A worker has served the task: answers it, now or after calls of others. */
  begin(task: Task, server: Server, self: ServerSelf): void;
  /** A call for the task has its answer, or is given up. */
  ended(task: Task, order: Order, answer: Answer, server: Server, self: ServerSelf): void;
}

/** What a service answers that calls nobody. */
export const DONE: Answer = { status: 'ok', value: null };
