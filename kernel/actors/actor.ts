import type { Duration, Instant } from '../data/time.ts';
import type { Draws } from '../random/draws.ts';
import type { Channel } from './channel.ts';
import type { Disk } from './disk.ts';
import type { Span } from './span.ts';

/**
 * A state machine: its fields are its state, and its methods handle one event at a time. A handler
 * acts at once: if it makes or returns a promise, the run fails. An actor knows only `self`.
 */
export interface Actor<in out Message, in out Timer = never> {
  /** Called once when a life of the actor begins, before anything else reaches it. */
  start?(self: Self<Message, Timer>): void;
  /** A message has arrived. Do not change it; a strict run has frozen it. */
  receive?(message: Message, from: Channel, self: Self<Message, Timer>): void;
  /** A timer that this actor has set is due. */
  timer?(timer: Timer, self: Self<Message, Timer>): void;
  /** A connection has broken: what was on its way to the peer and from it is lost. */
  broken?(peer: Channel, self: Self<Message, Timer>): void;
}

/**
 * Makes an actor. It is called once for each life, so that each begins with a fresh object. An
 * actor that is spawned behind a channel must handle all messages that the channel takes.
 */
export type Factory<Message, Timer = never, Takes = never> = () => Actor<Message, Timer> &
  ([Takes] extends [Message]
    ? unknown
    : 'the channel takes messages that this actor does not handle');

/** Tells observers something. A run is the same with and without observers. */
export type Report =
  /** This actor is a node of the graph. It belongs to the service, and the labels describe its machine. */
  | {
      readonly kind: 'node';
      readonly service: string;
      readonly labels?: Readonly<Record<string, string>>;
    }
  /** This actor now knows `target`: an edge from its node. */
  | { readonly kind: 'edge'; readonly target: Channel }
  /** This actor now knows all these. Observers hear of an edge for each, in this order. */
  | { readonly kind: 'edges'; readonly targets: readonly Channel[] }
  /**
   * This actor is now in this state, such as `leader`: a word of up to 40 characters, for people. It
   * holds until the next report of this actor, or the end of its life.
   */
  | { readonly kind: 'state'; readonly state: string }
  | Span;

/** Options of an actor that is spawned. */
export interface SpawnOptions {
  /** Its zone, for the laws of the network. The default is the zone of its earlier life, else its spawner's zone. */
  readonly zone?: string;
}

/** The messages that a channel takes. A bare channel takes messages of the sender's own protocol. */
// `Takes` stands outside of the condition since the compiler cannot see into a condition on a type
// parameter.
type Sent<Takes, Own> = Takes | ([Takes] extends [never] ? Own : never);

/** The actions of an actor. Use it only inside the actor's own handlers. */
export interface Self<in Message = never, in Timer = never> {
  /** This actor's own endpoint. */
  readonly channel: Channel<Message>;
  /** Its address: no other actor of the run has it. */
  readonly name: string;
  /**
   * This actor's monotonic clock, which its timers follow. It shows the virtual time of the event
   * being handled, unless a fault lets it drift.
   */
  readonly now: Instant;
  /**
   * This actor's wall clock, in microseconds. It shows the virtual time, unless a fault sets it off; then
   * it may step back, and below 0.
   */
  readonly wall: number;
  /** How many times as long as usual this actor's work takes; 1 unless a fault slows it. */
  readonly slowness: number;
  /** Random numbers that depend only on the seed and on the event being handled. */
  readonly random: Draws;
  /** The data that this actor has written, in this life or in earlier ones. */
  readonly disk: Disk;

  /**
   * Sends a message, which is plain JSON data and channels. Do not change it afterwards; a strict
   * run freezes it at all levels. The network decides when and whether it arrives.
   * @throws misuse for a message that is not plain data or `undefined`, and for a channel of another
   * run.
   */
  send<Takes>(to: Channel<Takes>, message: NoInfer<Sent<Takes, Message>>): void;
  /** Sets a timer. It replaces a pending timer with equal data. The delay may be 0. */
  after(delay: Duration, timer: Timer): void;
  /** Sets a timer that is due at an instant, now or later. Replaces as `after` does. */
  at(instant: Instant, timer: Timer): void;
  /** Sets a timer that is due after each period. The period is above 0. Replaces as `after` does. */
  every(period: Duration, timer: Timer): void;
  /** Cancels the pending timer with equal data; false if there was none. */
  cancel(timer: Timer): boolean;

  /**
   * Starts an actor at an address, and returns its channel. If an actor has lived there and left,
   * its next life starts, with the same channel and the same disk.
   *
   * An actor in a later life may spawn an actor that its earlier life had spawned. If that one
   * still lives, `spawn` returns its channel, and nothing starts.
   * @throws misuse when another actor lives at the address, its name is empty, `make` is not a
   * function that makes an actor, or a handler of that actor is misspelled, such as `recieve`.
   */
  spawn<Handled, Timers, Takes = never>(
    at: string | Channel<Takes>,
    make: Factory<Handled, Timers, Takes>,
    options?: SpawnOptions,
  ): Channel<Handled>;
  /** Ends this life and its timers after this handler. Messages that arrive later are dropped as `gone`. */
  leave(): void;
  /** Ends the run after this handler. */
  stop(): void;

  /** Tells observers about the graph, about the actor's state, or about a span of work that is over. */
  report(report: Report): void;
  /** Adds one to a counter of this name in the result's counts. @throws misuse for a name that is no text, or empty. */
  count(name: string): void;
  /**
   * Sets this actor's value of a gauge. `world.gauge(name)` is the sum over all living actors, which
   * measures and `stopWhen` read in O(1). The value is 0 before, and after this life.
   * @throws misuse for a value that is not a finite number, and for a name as `count`.
   */
  gauge(name: string, value: number): void;
  /**
   * Adds a value to a histogram of the whole run, such as a waiting time. `world.histogram(name)` has
   * its count, mean and quantiles, and a result has its figures (`Result.histograms`). A value stays
   * in it when the actor's life ends. It takes some 80 ns.
   * @throws misuse for a value that is not a finite number, and for a name as `count`.
   */
  observe(name: string, value: number): void;
  /** Keeps data for the properties of the run, which see it in `world.history`. It is plain JSON data and channels. @throws misuse for other data. */
  record(data: unknown): void;
  /** Writes a line for people. @throws misuse for what is no text. */
  log(text: string): void;
}
