import {
  type Channel,
  type ClientSpan,
  type Draws,
  type Duration,
  type Gotocol,
  gotocol,
  type Instant,
  type Self,
  us,
} from '../../../kernel/index.ts';
import type { Service } from '../architecture/architecture.ts';
import { SPAN_MAX } from '../architecture/service-defaults.ts';
import type { Directory } from './directory.ts';
import {
  type Answer,
  drawNumber,
  isFailure,
  type Query,
  readAnswer,
  type Status,
  type Task,
} from './request.ts';

/** A query that a task sends to an instance of a service. */
export interface Order extends Query {
  readonly service: string;
  /**
   * The candidates for the first attempt and for later ones. Without them, all known instances are
   * candidates.
   */
  readonly to?: { readonly first: readonly Channel[]; readonly later: readonly Channel[] };
}

/** A call that was answered or given up. */
export interface Ended {
  readonly task: Task;
  readonly order: Order;
  readonly answer: Answer;
}

/** The timers of a call. Its answer is overdue, or it is time for the next attempt. */
export interface CallTimer {
  readonly type: 'Timeout' | 'Retry';
  readonly call: number;
}

interface Call {
  readonly task: Task;
  readonly order: Order;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly peer: Channel;
  readonly trace: number;
  readonly startedAt: Instant;
}

type CallSelf = Self<Gotocol, CallTimer>;

/**
 * The open calls of an instance. A failed call is tried again after a pause, at another instance if
 * there is one. The pause doubles each time, up to 30 days, and is cut by up to half at random. A call
 * times out if it has no response within less than its timeout, whatever the order of ties.
 */
export class Calls {
  /** The open calls by their spans. */
  private readonly open = new Map<number, Call>();
  /** The most attempts of one call. */
  attemptsMax = 0;
  /** How many open calls have failed at least once. */
  retryingCount = 0;

  constructor(
    private readonly service: Service,
    private readonly directory: Directory,
  ) {}

  /** Sends a query. Returns the ended call if no instance is known. */
  start(task: Task, order: Order, self: CallSelf): Ended | undefined {
    return this.attempt(task, order, 1, undefined, self);
  }

  /** Takes a response. Returns the call that it ends, if it does. */
  receive(message: Gotocol, self: CallSelf): Ended | undefined {
    const read = readAnswer(message);
    if (read === undefined || message.context === undefined) {
      self.count('malformed');
      return undefined;
    }
    const { span } = message.context;
    const call = this.open.get(span);
    // The call was given up, or waits for its next attempt.
    if (call === undefined || !self.cancel({ type: 'Timeout', call: span })) {
      self.count('lateResponses');
      return undefined;
    }
    // The timer is due at this very instant, and may come before or after the response.
    if (self.now - call.startedAt >= this.service.timeout) {
      self.count('lateResponses');
      return this.giveUp(span, call, self);
    }
    this.report(span, call, read.answer.status, read.took, self);
    return this.retryOrEnd(span, call, read.answer, self);
  }

  timer({ type, call: span }: CallTimer, self: CallSelf): Ended | undefined {
    const call = this.open.get(span);
    if (call === undefined) return undefined;
    if (type === 'Retry') {
      this.open.delete(span);
      return this.attempt(call.task, call.order, call.attempt + 1, call.peer, self);
    }
    return this.giveUp(span, call, self);
  }

  get openCount(): number {
    return this.open.size;
  }

  /** Yields the task of each open call. A task with several calls comes several times. */
  *tasks(): Generator<Task> {
    for (const { task } of this.open.values()) yield task;
  }

  private attempt(
    task: Task,
    order: Order,
    attempt: number,
    last: Channel | undefined,
    self: CallSelf,
  ): Ended | undefined {
    const { imposition, key, value, service } = order;
    const { first, later } = order.to ?? {};
    const candidates = (attempt === 1 ? first : later) ?? this.directory.channelsOf(service);
    const peer = choose(candidates, self.random, last);
    if (peer === undefined) {
      self.count('unreachable');
      if (attempt > 1) this.retryingCount -= 1;
      return { task, order, answer: { status: 'failed', value: null } };
    }
    if (attempt > this.attemptsMax) this.attemptsMax = attempt;
    const span = drawNumber(self);
    // Attempts without a parent would be several roots of one trace.
    const isRoot = task.origin === 'own' && attempt > 1;
    const trace = isRoot ? drawNumber(self) : task.context.trace;
    this.open.set(span, { task, order, attempt, peer, trace, startedAt: self.now });
    const context = { trace, span };
    const { name, isOnCycle } = this.service;
    const query = isOnCycle ? { key, value, callers: [...task.callers, name] } : { key, value };
    self.send(peer, gotocol(imposition, self.channel, query, context));
    self.after(this.service.timeout, { type: 'Timeout', call: span });
    return undefined;
  }

  private giveUp(span: number, call: Call, self: CallSelf): Ended | undefined {
    self.count('timeouts');
    this.report(span, call, 'timeout', undefined, self);
    return this.retryOrEnd(span, call, { status: 'timeout', value: null }, self);
  }

  private retryOrEnd(span: number, call: Call, answer: Answer, self: CallSelf): Ended | undefined {
    const { task, order, attempt } = call;
    const { retries, backoff } = this.service;
    if (!isFailure(answer.status) || attempt > retries) {
      this.open.delete(span);
      if (attempt > 1) this.retryingCount -= 1;
      return { task, order, answer };
    }
    if (attempt === 1) this.retryingCount += 1;
    self.count('retries');
    const pause = pauseAfter(attempt, backoff);
    self.after(us(self.random.uniform(pause / 2, pause)), { type: 'Retry', call: span });
    return undefined;
  }

  private report(
    span: number,
    { task, order, attempt, peer, trace, startedAt }: Call,
    status: Status,
    remote: Duration | undefined,
    self: CallSelf,
  ): void {
    const { span: parent } = task.context;
    const report: ClientSpan = {
      kind: 'span',
      role: 'client',
      trace,
      span,
      // An instance's own queries have no server span that could be the parent.
      parent: task.origin === 'own' ? undefined : parent,
      name: order.imposition,
      start: startedAt,
      error: isFailure(status) ? status : undefined,
      peer,
      attempt,
      remote,
    };
    self.report(report);
  }
}

/** Picks a random candidate, if possible not `last`; `undefined` if there is none. */
function choose(all: readonly Channel[], random: Draws, last?: Channel): Channel | undefined {
  const others = last === undefined ? all : all.filter((channel) => channel !== last);
  const list = others.length > 0 ? others : all;
  return list.length === 0 ? undefined : random.pick(list);
}

/**
 * The longest pause after a failed attempt. It is limited, since a hundred doublings would outlast
 * time.
 */
function pauseAfter(attempt: number, backoff: Duration): number {
  let pause: number = backoff;
  for (let count = 1; count < attempt && pause < SPAN_MAX; count++) pause *= 2;
  return Math.min(pause, SPAN_MAX);
}
