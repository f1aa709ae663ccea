import type { Instant } from '../data/time.ts';
import type { Draws } from '../random/draws.ts';
import type { Address } from './address.ts';
import type { Envelope } from './network.ts';

/** The one envelope of a run: a message with an object each would cost more than all else about it. */
export class MessageEnvelope implements Envelope {
  message: unknown = undefined;
  sentAt: Instant = NaN;
  idHigh = 0;
  idLow = 0;

  constructor(
    readonly draws: Draws,
    /** Anybody, until the first message is sent. */
    public from: Address,
    public to: Address,
  ) {}

  /** Is the envelope of another message from now on. */
  set(
    from: Address,
    to: Address,
    message: unknown,
    sentAt: Instant,
    idHigh: number,
    idLow: number,
  ): this {
    this.from = from;
    this.to = to;
    this.message = message;
    this.sentAt = sentAt;
    this.idHigh = idHigh;
    this.idLow = idLow;
    this.draws.reset(idHigh, idLow);
    return this;
  }
}
