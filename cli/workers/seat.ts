import { setImmediate } from 'node:timers/promises';
import { SimulationError } from '../../kernel/index.ts';
import type { FromWorker, WorkerError } from './protocol.ts';
import type { StartWorker, Worker } from './worker.ts';

/** One input on its way to an answer. */
export interface Task<Input, Result> {
  readonly id: number;
  readonly input: Input;
  /** How long it may take, in milliseconds of wall time. */
  limitMs: number;
  /** How many workers have ended while they ran it. */
  deathCount: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** What a seat asks of its pool. */
export interface SeatOptions<Input, Result> {
  readonly start: StartWorker;
  /** The data with which each worker starts. */
  readonly data: unknown;
  /** Called when the seat can take a task. */
  free(): void;
  /** The worker has ended while it ran a task. */
  died(task: Task<Input, Result>, reason: string): void;
  /** A task has taken longer than its limit, and its worker was ended. */
  stuck(task: Task<Input, Result>): void;
  /** No worker can be started. */
  failed(error: unknown): void;
}

/** A worker may end so often before it is ready, in a row. */
const STARTS_MAX = 2;

/** A place for a worker. When its worker ends, another one takes its place. */
export class Seat<Input, Result> {
  task: Task<Input, Result> | undefined;
  private worker: Worker | undefined;
  private isReady = false;
  private isClosed = false;
  private startCount = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SeatOptions<Input, Result>) {
    this.open();
  }

  get isFree(): boolean {
    return this.isReady && this.task === undefined && !this.isClosed;
  }

  /** Gives a task to the worker of a free seat. */
  run(task: Task<Input, Result>): void {
    this.task = task;
    this.timer = setTimeout(() => void this.expire(task), task.limitMs);
    this.worker?.post({ id: task.id, input: task.input });
  }

  /** Ends the worker. No other one takes its place. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.worker?.end();
  }

  private open(): void {
    this.isReady = false;
    this.startCount += 1;
    const worker = this.options.start({
      // Messages of a worker that was ended may still be under way.
      message: (message) => {
        if (this.worker === worker) this.hear(message as FromWorker<Result>);
      },
      ended: (reason) => {
        if (this.worker === worker) this.lose(reason);
      },
    });
    this.worker = worker;
    worker.post({ data: this.options.data });
  }

  private hear(message: FromWorker<Result>): void {
    if ('ready' in message) {
      this.isReady = true;
      this.startCount = 0;
      this.options.free();
    } else if ('id' in message) {
      const { task } = this;
      if (task === undefined || message.id !== task.id) return;
      this.leave();
      if ('result' in message) task.resolve(message.result);
      else task.reject(errorOf(message.error));
      this.options.free();
    } else this.options.failed(errorOf(message.error));
  }

  /** The worker has ended by itself. */
  private lose(reason: string): void {
    const task = this.leave();
    if (this.isClosed) return;
    if (task !== undefined) this.options.died(task, reason);
    if (task === undefined && this.startCount >= STARTS_MAX) {
      const got = `a worker that ends while it loads the model (${reason})`;
      this.options.failed(new SimulationError('bad-model', `got ${got}, expected one that stays`));
    } else this.open();
  }

  private async expire(task: Task<Input, Result>): Promise<void> {
    // The answer may be there, and this thread had no time to read it.
    await setImmediate();
    if (this.task !== task || this.isClosed) return;
    this.leave();
    const { worker } = this;
    this.open();
    this.options.stuck(task);
    await worker?.end();
  }

  private leave(): Task<Input, Result> | undefined {
    const { task } = this;
    clearTimeout(this.timer);
    this.task = undefined;
    return task;
  }
}

const errorOf = ({ code, message }: WorkerError): Error =>
  code === undefined ? new Error(message) : new SimulationError(code, message);
