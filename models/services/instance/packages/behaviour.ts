import type { Channel, Gotocol, Instant, Self } from '../../../../kernel/index.ts';
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
  /** Calls another instance for a task. `Behaviour.ended` is called at the end, never before this returns. */
  call(task: Task, order: Order, self: ServerSelf): void;
  /** Ends a task. */
  answer(task: Task, answer: Answer, self: ServerSelf): void;
}

/** The behaviour of a package. It handles the tasks of one instance. */
export interface Behaviour {
  /** Handles a task that a worker has served. It answers at once, or after calls of other instances. */
  begin(task: Task, server: Server, self: ServerSelf): void;
  /** Continues a task after a call for it was answered or given up. */
  ended(task: Task, order: Order, answer: Answer, server: Server, self: ServerSelf): void;
  /** The instances that a registry tells its clients of. */
  registered?(now: Instant): Iterable<Channel>;
}

/** The answer of a service that calls no other. */
export const DONE: Answer = { status: 'ok', value: null };

/** The services that a task calls, without those that wait for it. Else a request on a cycle would never end. */
export const calledFor = ({ callers }: Task, services: readonly string[]): readonly string[] =>
  callers.length === 0 ? services : services.filter((one) => !callers.includes(one));
