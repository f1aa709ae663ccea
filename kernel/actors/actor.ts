import type { Duration, Instant } from '../data/time.ts';
import type { Draws } from '../random/draws.ts';
import type { Channel } from './channel.ts';
import type { Disk } from './disk.ts';
import type { Span } from './span.ts';

/**
 * A state machine: its fields are its state, its methods handle what happens to it, one event at a
 * time and at once (a handler that makes or returns a promise fails the run). It knows only `self`.
 */
export interface Actor<in out Message, in out Timer = never> {
  /** Called once when a life of the actor begins, before anything else reaches it. */
  start?(self: Self<Message, Timer>): void;
  /** A message has arrived; it is not to be changed, and in a strict run it is frozen. */
  receive?(message: Message, from: Channel, self: Self<Message, Timer>): void;
  /** A timer that this actor has set is due. */
  timer?(timer: Timer, self: Self<Message, Timer>): void;
}

/**
 * Makes an actor: called once for each of its lives, so that each begins with a fresh object. Where it is spawned
 * behind a channel, the actor is to handle whatever may be sent there.
 */
export type Factory<Message, Timer = never, Takes = never> = () => Actor<Message, Timer> &
  ([Takes] extends [Message]
    ? unknown
    : 'the channel takes messages that this actor does not handle');

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

/** What may be said of an actor when it is spawned. */
export interface SpawnOptions {
  /** The zone it lives in, for the laws of the network: by default that of its earlier life, else its spawner's. */
  readonly zone?: string;
}

/** What may be sent to a channel: what it takes, or, to a bare one, a message of the sender's own protocol. */
// A union, not one of two branches: of a type parameter, the compiler knows only the part outside of the condition.
type Sent<Takes, Own> = Takes | ([Takes] extends [never] ? Own : never);

/** What an actor can do. To be used inside its own handlers only. */
export interface Self<in Message = never, in Timer = never> {
  /** This actor's own endpoint. */
  readonly channel: Channel<Message>;
  /** Its address: no other actor of the run has it. */
  readonly name: string;
  /** The monotonic clock: the virtual time of the event being handled. */
  readonly now: Instant;
  /** Random numbers that depend on the seed and on the event being handled alone. */
  readonly random: Draws;
  /** What this actor has written down, in this life or in earlier ones. */
  readonly disk: Disk;

  /**
   * Sends a message: plain JSON data and channels. It is the sender's to answer for, and not to be changed any more;
   * a strict run freezes it, to its depth. When and whether it arrives is the network's affair.
   * @throws misuse for what is no plain data, and for a channel of another run.
   */
  send<Takes>(to: Channel<Takes>, message: NoInfer<Sent<Takes, Message>>): void;
  /** Sets a timer, named by its data; one of equal data that is still pending is replaced. 0 is allowed. */
  after(delay: Duration, timer: Timer): void;
  /** Sets a timer that is due at an instant, now or later. Replaces as `after` does. */
  at(instant: Instant, timer: Timer): void;
  /** Sets a timer that repeats, first after one period, which is above 0. Replaces as `after` does. */
  every(period: Duration, timer: Timer): void;
  /** Takes back the pending timer of equal data; false if there was none. */
  cancel(timer: Timer): boolean;

  /**
   * Starts an actor at an address, in this one's zone unless said otherwise, and returns its channel. Where an actor
   * lived before and is gone, its next life starts: with the same channel and the same disk.
   *
   * An actor that lives its second life or a later one may spawn what an earlier life of its own had spawned: if
   * that still lives, it gets its channel, and nothing starts.
   * @throws misuse where another actor lives at the address, and for an actor in place of a function that makes one.
   */
  spawn<Handled, Timers, Takes = never>(
    at: string | Channel<Takes>,
    make: Factory<Handled, Timers, Takes>,
    options?: SpawnOptions,
  ): Channel<Handled>;
  /** Ends this life after this handler, with its timers: what arrives later is dropped as `gone`. */
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
