import type { Intention } from '../../../../kernel/index.ts';
import type { Order } from '../calls.ts';
import { type Answer, isFailure, type Task } from '../request.ts';
import { type Behaviour, calledFor, DONE, type Server, type ServerSelf } from './behaviour.ts';

interface Progress {
  /** The services that are left to call, in order. */
  left: string[];
  /** The caches that did not have the key. */
  readonly missed: string[];
  /** Whether a value was found and is now put into the caches that missed it. */
  isFilling: boolean;
  answer: Answer;
}

/**
 * staash. To get a key, it asks its caches, then its stores, one after the other, until one has it.
 * Then it puts the value into the caches that missed it. To put a key, it puts it into its stores,
 * then into its caches. It ignores failures of caches.
 */
export class DataAccess implements Behaviour {
  private readonly open = new Map<Task, Progress>();

  constructor(
    private readonly caches: readonly string[],
    private readonly stores: readonly string[],
  ) {}

  begin(task: Task, server: Server, self: ServerSelf): void {
    if (this.caches.length + this.stores.length === 0) return server.answer(task, DONE, self);
    const caches = calledFor(task, this.caches);
    const stores = calledFor(task, this.stores);
    const isGet = task.imposition === 'GetRequest';
    this.open.set(task, {
      left: isGet ? [...caches, ...stores] : [...stores, ...caches],
      missed: [],
      isFilling: false,
      answer: { status: isGet ? 'missing' : 'ok', value: null },
    });
    this.next(task, server, self);
  }

  ended(task: Task, { service }: Order, answer: Answer, server: Server, self: ServerSelf): void {
    const progress = this.open.get(task);
    if (progress === undefined) return;
    const isCache = this.caches.includes(service);
    if (!progress.isFilling && answer.status === 'ok' && task.imposition === 'GetRequest') {
      progress.answer = answer;
      progress.isFilling = true;
      progress.left = progress.missed;
    } else if (!progress.isFilling) {
      if (isCache) progress.missed.push(service);
      else if (isFailure(answer.status)) {
        progress.answer = answer;
        // A cache must not hold a value that its store lacks.
        if (task.imposition === 'Put') progress.left = [];
      }
    }
    this.next(task, server, self);
  }

  private next(task: Task, server: Server, self: ServerSelf): void {
    const progress = this.open.get(task);
    const service = progress?.left.shift();
    if (progress === undefined) return;
    if (service === undefined) {
      this.open.delete(task);
      return server.answer(task, progress.answer, self);
    }
    const imposition = progress.isFilling ? 'Put' : task.imposition;
    const value: Intention = progress.isFilling ? progress.answer.value : task.value;
    server.call(task, { service, imposition, key: task.key, value }, self);
  }
}
