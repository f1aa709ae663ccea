import type { Instant } from '../data/time.ts';
import type { Report } from './actor.ts';
import type { Channel } from './channel.ts';
import type { Span } from './span.ts';

/** Why a message was not delivered: `gone` where nobody lived at its address, else a reason that the network gives. */
export type DropReason = string;

/**
 * An event as an observer sees it, just before the actor handles it. The observer may keep it. `id`
 * and `cause` are getters, which a spread does not copy; `JSON.stringify` and destructuring read them.
 */
export interface ObservedEvent {
  /** Its number in the run, from 1. */
  readonly index: number;
  readonly at: Instant;
  /** 16 hexadecimal digits. */
  readonly id: string;
  /** Id of the event that was being handled when this one was scheduled; of zeros for a root. */
  readonly cause: string;
  /** `fault`: a fault has ended a life here, or lets one begin. `broken`: a connection has broken. */
  readonly kind: 'start' | 'message' | 'timer' | 'fault' | 'broken';
  readonly to: Channel;
  /** The sender of a message, or the peer of a broken connection. */
  readonly from?: Channel | undefined;
  /** The message, the timer, or what the fault does. */
  readonly data?: unknown;
  /** Set when the message was not handled. */
  readonly dropped?: DropReason | undefined;
}

/** A report of the graph as observers hear it. A node's report has its actor's zone too, if there is one. */
export type HeardReport =
  | Extract<Report, { readonly kind: 'edge' }>
  | (Extract<Report, { readonly kind: 'node' }> & { readonly zone?: string });

/**
 * A passive listener. It is told what happens, and nothing in the run depends on it. What it throws
 * passes to the caller of the run, and blames no actor.
 */
export interface Observer {
  /** An event is about to be handled. */
  event?(event: ObservedEvent): void;
  /**
   * The event has been handled, and the world may be looked at. It is not called for a dropped
   * message, nor after a handler that failed.
   */
  handled?(event: ObservedEvent): void;
  /** As `handled`, for an observer that needs only the actor. It costs far less. */
  acted?(actor: Channel): void;
  /**
   * The last event of the instant `at` has happened, and the world may be looked at. It stays as it
   * is until the instant `until`, at which the next event comes or the run ends. `until` is the
   * end of time if nothing is left to happen. A run that ends in the middle of an instant does not call it.
   */
  instant?(at: Instant, until: Instant): void;
  report?(report: HeardReport, from: Channel, at: Instant): void;
  /** An actor has reported many edges at once. Without this method, `report` hears of each. */
  edges?(targets: readonly Channel[], from: Channel, at: Instant): void;
  /** An actor is in another state now, or tells of the same again. */
  state?(state: string, from: Channel, at: Instant): void;
  span?(span: Span, from: Channel, at: Instant): void;
  /** `index` is the number of the event that was being handled. */
  log?(text: string, from: Channel, at: Instant, index: number): void;
}
