import { hex64 } from '../data/mix.ts';
import type { Instant } from '../data/time.ts';
import type { Channel } from './channel.ts';
import type { DropReason, ObservedEvent } from './observer.ts';

/** An event's number, instant and id, and the id of its cause: of the one that is being handled, the engine knows them. */
export interface EventBeing {
  readonly eventCount: number;
  readonly now: Instant;
  readonly idHigh: number;
  readonly idLow: number;
  readonly causeHigh: number;
  readonly causeLow: number;
}

/**
 * An event as its observers see it. It is made for each event, whether or not they read it: its texts are made when
 * they are asked for, and private fields with getters stand in for freezing it, which takes far longer.
 */
export class HeardEvent implements ObservedEvent {
  readonly #index: number;
  readonly #at: Instant;
  readonly #idHigh: number;
  readonly #idLow: number;
  readonly #causeHigh: number;
  readonly #causeLow: number;
  readonly #kind: ObservedEvent['kind'];
  readonly #to: Channel;
  readonly #from: Channel | undefined;
  readonly #data: unknown;
  readonly #dropped: DropReason | undefined;

  constructor(
    being: EventBeing,
    kind: ObservedEvent['kind'],
    to: Channel,
    from: Channel | undefined,
    data: unknown,
    dropped: DropReason | undefined,
  ) {
    this.#index = being.eventCount;
    this.#at = being.now;
    this.#idHigh = being.idHigh;
    this.#idLow = being.idLow;
    this.#causeHigh = being.causeHigh;
    this.#causeLow = being.causeLow;
    this.#kind = kind;
    this.#to = to;
    this.#from = from;
    this.#data = data;
    this.#dropped = dropped;
  }

  get index(): number {
    return this.#index;
  }
  get at(): Instant {
    return this.#at;
  }
  get id(): string {
    return hex64(this.#idHigh, this.#idLow);
  }
  get cause(): string {
    return hex64(this.#causeHigh, this.#causeLow);
  }
  get kind(): ObservedEvent['kind'] {
    return this.#kind;
  }
  get to(): Channel {
    return this.#to;
  }
  get from(): Channel | undefined {
    return this.#from;
  }
  get data(): unknown {
    return this.#data;
  }
  get dropped(): DropReason | undefined {
    return this.#dropped;
  }

  /** A plain copy. */
  toJSON(): ObservedEvent {
    const { at, cause, data, dropped, from, id, index, kind, to } = this;
    return {
      index,
      at,
      id,
      cause,
      kind,
      to,
      ...(from !== undefined && { from }),
      ...(kind !== 'start' && { data }),
      ...(dropped !== undefined && { dropped }),
    };
  }

  /** How Node's console and inspector show it. */
  [Symbol.for('nodejs.util.inspect.custom')](): ObservedEvent {
    return this.toJSON();
  }
}
