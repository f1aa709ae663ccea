import { hex64 } from '../data/mix.ts';
import type { Instant } from '../data/time.ts';
import type { Channel } from './channel.ts';
import type { DropReason, ObservedEvent } from './observer.ts';

/** The number, instant and id of the event that is being handled. The engine has them. */
export interface EventBeing {
  readonly eventCount: number;
  readonly now: Instant;
  readonly idHigh: number;
  readonly idLow: number;
}

/** The id of the cause of the event that is being handled. */
export interface CauseBeing {
  readonly causeHigh: number;
  readonly causeLow: number;
}

/**
 * An event as its observers see it. It is made for each event, whether or not they read it, so that
 * its texts are made when they are asked for. It is not frozen, which would take far longer: who
 * changes an event deceives the other observers, and changes nothing in the run.
 */
export class HeardEvent implements ObservedEvent {
  readonly index: number;
  readonly at: Instant;
  readonly kind: ObservedEvent['kind'];
  readonly to: Channel;
  readonly from: Channel | undefined;
  readonly data: unknown;
  readonly dropped: DropReason | undefined;
  readonly #idHigh: number;
  readonly #idLow: number;
  readonly #causeHigh: number;
  readonly #causeLow: number;

  constructor(
    being: EventBeing,
    { causeHigh, causeLow }: CauseBeing,
    kind: ObservedEvent['kind'],
    to: Channel,
    from: Channel | undefined,
    data: unknown,
    dropped: DropReason | undefined,
  ) {
    this.index = being.eventCount;
    this.at = being.now;
    this.kind = kind;
    this.to = to;
    this.from = from;
    this.data = data;
    this.dropped = dropped;
    this.#idHigh = being.idHigh;
    this.#idLow = being.idLow;
    this.#causeHigh = causeHigh;
    this.#causeLow = causeLow;
  }

  get id(): string {
    return hex64(this.#idHigh, this.#idLow);
  }

  get cause(): string {
    return hex64(this.#causeHigh, this.#causeLow);
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
