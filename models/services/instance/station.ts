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

/** How a server works. */
export interface StationLaws {
  /** Requests served at once: a whole number from 1. */
  readonly workers: number;
  /** Requests that may wait, a whole number from 0, or Infinity. */
  readonly queueMax: number;
  /** How long a worker takes for a request. */
  readonly serviceTime: Distribution;
}

/** The timer of a worker: whoever gets it gives it to `Station.complete`. */
export interface Served {
  readonly type: 'Served';
  readonly worker: number;
}

/** What a station has done so far: the load of its server, but for the service. */
export type Load = Omit<ServerLoad, 'service'>;

/** A request that was served. */
export interface Completed<Request> {
  readonly request: Request;
  /** How long it waited for a worker, and how long the worker took. */
  readonly waited: Duration;
  readonly served: Duration;
}

/** A request that waits or is served. */
interface Present<Request> {
  readonly request: Request;
  readonly arrivedAt: Instant;
  /** How long a worker takes for it. */
  readonly duration: Duration;
}

/**
 * Workers and a queue, for an actor that serves: a request waits until a worker is free, in the order of arrival.
 * The actor calls `arrive` where a request comes, and `complete` where its timer `Served` is due.
 *
 * How long a request takes is drawn when it arrives, so that it takes as long whatever the queue.
 */
export class Station<Request> {
  private readonly queue = new Line<Present<Request>>();
  private readonly serving: (Present<Request> | undefined)[] = [];
  private readonly timers: Served[] = [];
  /** Workers that are idle again; the last to become so is the next to serve. */
  private readonly idle: number[] = [];
  /** Workers that have ever served: the first ones. Those beyond cost nothing, however many there are. */
  private calledCount = 0;
  private busyUs = 0;
  private waitingUs = 0;
  private waitingMax = 0;
  private changedAt: Instant = 0;

  /** @throws bad-argument for laws that are none. */
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

  /** Requests being served. */
  get busyCount(): number {
    return this.calledCount - this.idle.length;
  }

  /** Requests that wait. */
  get waitingCount(): number {
    return this.queue.size;
  }

  /** Takes a request in; false, and nothing is done, where no worker is free and the queue is full. */
  arrive(request: Request, self: Self<never, Served>): boolean {
    const duration = self.random.duration(this.laws.serviceTime);
    const isFree = this.busyCount < this.laws.workers;
    if (!isFree && this.queue.size >= this.laws.queueMax) return false;
    this.note(self.now);
    const present = { request, arrivedAt: self.now, duration };
    if (isFree) this.serve(present, self);
    else {
      this.queue.push(present);
      this.waitingMax = Math.max(this.waitingMax, this.queue.size);
    }
    return true;
  }

  /** The request that a worker has served; the worker goes on with the one that waits longest. */
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

  /** The requests that wait or are served, in no order of meaning. */
  *requests(): Generator<Request> {
    for (const present of this.serving) if (present !== undefined) yield present.request;
    for (const { request } of this.queue.waiting()) yield request;
  }

  /** The load until `now`, which is no earlier than the last `arrive` or `complete`. */
  load(now: Instant): Load {
    this.note(now);
    const { busyUs, waitingUs, waitingMax } = this;
    return { workers: this.laws.workers, busyUs, waitingUs, waitingMax };
  }

  private serve(present: Present<Request>, self: Self<never, Served>): void {
    const worker = this.idle.pop() ?? this.calledCount++;
    this.timers[worker] ??= Object.freeze({ type: 'Served', worker });
    this.serving[worker] = present;
    self.after(present.duration, this.timers[worker]);
  }

  /** Counts the time since the last change in. */
  private note(now: Instant): void {
    const span = now - this.changedAt;
    this.busyUs += span * this.busyCount;
    this.waitingUs += span * this.waitingCount;
    this.changedAt = now;
  }
}

const refusal = (name: string, got: unknown, expected: string): SimulationError =>
  new SimulationError('bad-argument', `station: ${name}: got ${String(got)}, expected ${expected}`);
