import { Seat, type Task } from './seat.ts';
import type { StartWorker } from './worker.ts';

/** What became of an input. */
export type Answer<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Two workers have ended while they ran it. */
  | { readonly kind: 'died'; readonly reason: string }
  /** It took longer than ten times the limit. */
  | { readonly kind: 'stuck'; readonly limitMs: number };

export interface WorkersOptions {
  readonly start: StartWorker;
  /** The data with which each worker starts, such as the model to load. */
  readonly data: unknown;
  /** How many workers there are. */
  readonly count: number;
  /** How long an input may take, in milliseconds of wall time. */
  readonly limitMs: number;
  /** Ends all workers when it is aborted. What is asked after that, and what runs, has no answer. */
  readonly signal?: AbortSignal;
  /** What the people who are told call an input; `scenario` by default. */
  readonly inputName?: string;
  /** Told what the workers meet, as a line for people. */
  readonly say?: (text: string) => void;
}

/** An input that takes too long is run again, and may then take so many times as long. */
const CONFIRMATION = 10;

/** At most so many inputs a worker are ahead of the first one without an answer. */
const AHEAD = 16;

/**
 * Maps inputs to results on workers, in the order of the inputs. A worker that ends is replaced, and
 * its input is run again once. So is an input that takes too long, with ten times the limit.
 */
export class Workers<Input, Result> {
  private readonly seats: Seat<Input, Result>[] = [];
  private readonly waiting: Task<Input, Result>[] = [];
  /** The tasks that have no answer yet, with what ends them. */
  private readonly open = new Map<number, (answer: Answer<Result> | undefined | Error) => void>();
  private failure: Error | undefined;
  private isClosed = false;
  private taskCount = 0;
  private readonly onAbort = (): void => void this.close();

  constructor(private readonly options: WorkersOptions) {
    const { signal, count } = options;
    if (signal?.aborted) this.isClosed = true;
    signal?.addEventListener('abort', this.onAbort);
    for (let index = 0; index < count && !this.isClosed; index++) this.seats.push(this.seat());
  }

  /**
   * Yields the answers in the order of the inputs. Inputs are taken only as the workers need them.
   * It ends early when the workers are closed. Whoever leaves the loop early gives up all inputs
   * that have no answer yet.
   */
  async *map(inputs: Iterable<Input>): AsyncGenerator<Answer<Result>, void, undefined> {
    const iterator = inputs[Symbol.iterator]();
    const asked: { id: number; answer: Promise<Answer<Result> | undefined> }[] = [];
    let isMore = true;
    try {
      for (;;) {
        while (isMore && !this.isClosed && asked.length < AHEAD * this.options.count) {
          const next = iterator.next();
          if (next.done) isMore = false;
          else asked.push(this.ask(next.value));
        }
        const answer = await asked.shift()?.answer;
        if (answer === undefined) return;
        yield answer;
      }
    } finally {
      iterator.return?.();
      for (const { id } of asked) this.giveUp(id);
    }
  }

  /** Runs an input in a worker that has run nothing before. `undefined` if the workers are closed. */
  async fresh(input: Input): Promise<Answer<Result> | undefined> {
    const { start, data, limitMs, signal } = this.options;
    const alone = new Workers<Input, Result>({
      start,
      data,
      limitMs,
      count: 1,
      ...(signal !== undefined && { signal }),
    });
    try {
      for await (const answer of alone.map([input])) return answer;
      return undefined;
    } finally {
      await alone.close();
    }
  }

  /** Ends all workers. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.options.signal?.removeEventListener('abort', this.onAbort);
    for (const settle of this.open.values()) settle(undefined);
    this.open.clear();
    await Promise.all(this.seats.map((seat) => seat.close()));
  }

  private ask(input: Input): { id: number; answer: Promise<Answer<Result> | undefined> } {
    const id = this.taskCount++;
    const answer = new Promise<Answer<Result> | undefined>((resolve, reject) => {
      this.open.set(id, (end) => (end instanceof Error ? reject(end) : resolve(end)));
    });
    // It may be given up before anybody awaits it.
    answer.catch(() => undefined);
    if (this.failure !== undefined) this.settle(id, this.failure);
    else {
      this.waiting.push({
        id,
        input,
        limitMs: this.options.limitMs,
        deathCount: 0,
        resolve: (result) => this.settle(id, { kind: 'done', result }),
        reject: (error) => this.settle(id, error instanceof Error ? error : new Error(`${error}`)),
      });
      this.distribute();
    }
    return { id, answer };
  }

  private seat(): Seat<Input, Result> {
    const { start, data, limitMs, say, inputName = 'scenario' } = this.options;
    return new Seat<Input, Result>({
      start,
      data,
      free: () => this.distribute(),
      died: (task, reason) => {
        if (!this.open.has(task.id)) return;
        task.deathCount += 1;
        if (task.deathCount > 1) return this.settle(task.id, { kind: 'died', reason });
        say?.(`a worker has died (${reason}): its ${inputName} is made again in another one`);
        this.waiting.unshift(task);
      },
      stuck: (task) => {
        if (!this.open.has(task.id)) return;
        if (task.limitMs > limitMs) {
          return this.settle(task.id, { kind: 'stuck', limitMs: task.limitMs });
        }
        task.limitMs *= CONFIRMATION;
        say?.(
          `a ${inputName} takes longer than ${limitMs} ms: it is tried with ${task.limitMs} ms`,
        );
        this.waiting.unshift(task);
      },
      failed: (error) => this.fail(error instanceof Error ? error : new Error(`${error}`)),
    });
  }

  private distribute(): void {
    for (const seat of this.seats) {
      if (!seat.isFree) continue;
      const task = this.waiting.shift();
      if (task === undefined) return;
      seat.run(task);
    }
  }

  private settle(id: number, end: Answer<Result> | Error): void {
    this.open.get(id)?.(end);
    this.open.delete(id);
  }

  /** Leaves out what has not begun. What runs goes on, and nobody waits for it. */
  private giveUp(id: number): void {
    this.open.delete(id);
    const index = this.waiting.findIndex((task) => task.id === id);
    if (index >= 0) this.waiting.splice(index, 1);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const settle of this.open.values()) settle(error);
    this.open.clear();
    this.waiting.length = 0;
  }
}
