import {
  checked,
  type Distribution,
  type Duration,
  type Instant,
  type Self,
  type ServerLoad,
  SimulationError,
  us,
} from '../../../kernel/index.ts';
import { Line } from './line.ts';

/** The laws of a station. */
export interface StationLaws {
  /** Requests served at once: a whole number from 1. */
  readonly workers: number;
  /** Requests that may wait, a whole number from 0, or Infinity. */
  readonly queueMax: number;
  /** How long a worker takes for a request. */
  readonly serviceTime: Distribution;
}

/** The timer of a worker. The actor passes it to `Station.complete`. */
export interface Served {
  readonly type: 'Served';
  readonly worker: number;
}

/** The load of a server without its service. */
export type Load = Omit<ServerLoad, 'service'>;

/** A request that was served. */
export interface Completed<Request> {
  readonly request: Request;
  /** How long it waited for a worker. */
  readonly waited: Duration;
  /** How long the worker took. A fault that slows the actor makes it longer. */
  readonly served: Duration;
}

/** A request that waits or is served. */
interface Present<Request> {
  readonly request: Request;
  readonly arrivedAt: Instant;
  /** How long a worker takes for it. */
  readonly duration: Duration;
  /** When its worker is free again; NaN while it waits. */
  readonly freeAt: Instant;
}

/**
 * The workers and the queue of an actor that serves. Requests wait in the order of arrival until a
 * worker is free. The actor calls `arrive` when a request comes, and `complete` when the timer
 * `Served` is due.
 *
 * The service time is drawn when a request arrives, so that it does not depend on the queue. At equal
 * instants a worker is free before the next request arrives, whatever the order of ties.
 */
export class Station<Request> {
  private readonly queue = new Line<Present<Request>>();
  private readonly serving: (Present<Request> | undefined)[] = [];
  private readonly timers: Served[] = [];
  /** Workers that are idle again. The last one of the list serves next. */
  private readonly idle: number[] = [];
  /** How many workers have ever served. The others take no memory. */
  private calledCount = 0;
  private busyUs = 0;
  private waitingUs = 0;
  private waitingMax = 0;
  private changedAt: Instant = 0;

  /** @throws bad-argument for a wrong law. */
  constructor(private readonly laws: StationLaws) {
    const { workers, queueMax, serviceTime } = laws;
    if (!(Number.isSafeInteger(workers) && workers >= 1)) {
      throw refusal('workers', workers, 'a whole number from 1');
    }
    if (!((Number.isSafeInteger(queueMax) || queueMax === Infinity) && queueMax >= 0)) {
      throw refusal('queueMax', queueMax, 'a whole number from 0, or Infinity');
    }
    checked(serviceTime);
  }

  /** How many requests are being served. */
  get busyCount(): number {
    return this.calledCount - this.idle.length;
  }

  /** How many requests wait. */
  get waitingCount(): number {
    return this.queue.size;
  }

  /** Takes a request in; false if no worker is free and the queue is full. Refusing is O(workers). */
  arrive(request: Request, self: Self<never, Served>): boolean {
    const duration = self.random.duration(this.laws.serviceTime);
    const isFree = this.busyCount < this.laws.workers;
    const waitingCount = isFree ? 0 : this.waitingWithOneMore(self.now);
    if (waitingCount > this.laws.queueMax) return false;
    this.note(self.now);
    const present = { request, arrivedAt: self.now, duration, freeAt: NaN };
    if (isFree) this.serve(present, self);
    else {
      this.queue.push(present);
      this.waitingMax = Math.max(this.waitingMax, waitingCount);
    }
    return true;
  }

  /** Returns the request that a worker has served. The worker continues with the request that waits longest. */
  complete({ worker }: Served, self: Self<never, Served>): Completed<Request> {
    const done = this.serving[worker];
    if (done === undefined) {
      throw new SimulationError(
        'misuse',
        `worker ${worker} completes a request that it does not have`,
      );
    }
    this.note(self.now);
    this.serving[worker] = undefined;
    this.idle.push(worker);
    const next = this.queue.shift();
    if (next !== undefined) this.serve(next, self);
    const { request, arrivedAt, duration } = done;
    return { request, waited: us(self.now - arrivedAt - duration), served: duration };
  }

  /** Yields the requests that wait or are being served, in an arbitrary order. */
  *requests(): Generator<Request> {
    for (const present of this.serving) if (present !== undefined) yield present.request;
    for (const { request } of this.queue.waiting()) yield request;
  }

  /** Returns the load until `now`, which is not before the last `arrive` or `complete`. */
  load(now: Instant): Load {
    this.note(now);
    const { busyUs, waitingUs, waitingMax } = this;
    return { workers: this.laws.workers, busyUs, waitingUs, waitingMax };
  }

  private serve(present: Present<Request>, self: Self<never, Served>): void {
    const worker = this.idle.pop() ?? this.calledCount++;
    this.timers[worker] ??= Object.freeze({ type: 'Served', worker });
    const { slowness } = self;
    const duration = slowness === 1 ? present.duration : us(present.duration * slowness);
    this.serving[worker] = { ...present, duration, freeAt: self.now + duration };
    self.after(duration, this.timers[worker]);
  }

  /** How many requests wait if one more comes. A worker that is due now takes one of them at once. */
  private waitingWithOneMore(now: Instant): number {
    const count = this.queue.size + 1;
    if (count <= Math.min(this.laws.queueMax, this.waitingMax)) return count;
    let dueCount = 0;
    for (const present of this.serving) {
      if (present !== undefined && present.freeAt <= now) dueCount += 1;
    }
    return Math.max(0, count - dueCount);
  }

  /** Adds the time since the last change to the sums. */
  private note(now: Instant): void {
    const span = now - this.changedAt;
    this.busyUs += span * this.busyCount;
    this.waitingUs += span * this.waitingCount;
    this.changedAt = now;
  }
}

const refusal = (name: string, got: unknown, expected: string): SimulationError =>
  new SimulationError('bad-argument', `station: ${name}: got ${String(got)}, expected ${expected}`);
