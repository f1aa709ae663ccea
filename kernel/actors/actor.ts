import type { Draws } from '../engine/draws.ts';
import type { Duration, Instant } from '../engine/time.ts';
import type { Channel } from './channel.ts';
import type { Span } from './span.ts';

/**
 * A state machine: its fields are its state, its methods handle what happens to it, one event at a
 * time and at once (a handler that returns a promise fails the run). It knows only `self`.
 */
export interface Actor<Message, Timer = never> {
  /** Called once when the actor begins to live, before anything else reaches it. */
  start?(self: Self<Message, Timer>): void;
  /** A message has arrived; it is frozen. */
  receive?(message: Message, from: Channel, self: Self<Message, Timer>): void;
  /** A timer that this actor has set is due. */
  timer?(timer: Timer, self: Self<Message, Timer>): void;
}

/** Something for observers only: a run is the same whether anybody listens or not. */
export type Report =
  /** This actor is a node of the graph, of this service. Labels say what it runs on. */
  | {
      readonly kind: 'node';
      readonly service: string;
      readonly labels?: Readonly<Record<string, string>>;
    }
  /** This actor now knows `target`: an edge from its node. */
  | { readonly kind: 'edge'; readonly target: Channel }
  | Span;

/** Where an actor lives, for the laws of the network. */
export interface Place {
  readonly zone?: string;
}

/** What an actor can do. To be used inside its own handlers only. */
export interface Self<Message = unknown, Timer = unknown> {
  /** This actor's own endpoint. */
  readonly channel: Channel;
  readonly name: string;
  /** The monotonic clock: the virtual time of the event being handled. */
  readonly now: Instant;
  /** Random numbers that depend on the seed and on the event being handled alone. */
  readonly random: Draws;
  /** Plain data that would survive a crash of this actor. */
  readonly disk: Record<string, unknown>;

  /** Sends a message, which is frozen by it; when and whether it arrives is the network's affair. */
  send(to: Channel, message: Message): void;
  /** Sets a timer, named by its data; one of equal data that is still pending is replaced. 0 is allowed. */
  after(delay: Duration, timer: Timer): void;
  /** Sets a timer that repeats, first after one period, which is above 0. Replaces as `after` does. */
  every(period: Duration, timer: Timer): void;
  /** Takes back the pending timer of equal data; false if there was none. */
  cancel(timer: Timer): boolean;

  /** Starts a new actor under a name, which need not be unique, in this one's zone unless said otherwise. */
  spawn(name: string, actor: Actor<Message, never> | Actor<Message, Timer>, place?: Place): Channel;
  /** Ends this actor after this handler, with its timers: what arrives later is dropped as `gone`. */
  leave(): void;
  /** Ends the run after this handler. */
  stop(): void;

  /** Tells observers of the graph, or of a span of work that is over. */
  report(report: Report): void;
  /** Adds one to a counter of this name in the result's counts. */
  count(name: string): void;
  /** Writes a line for people. */
  log(text: string): void;
}
