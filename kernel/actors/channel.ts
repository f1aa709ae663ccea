/** The key of a channel's message type. It exists for the compiler only. */
export declare const takes: unique symbol;

/**
 * An actor's listening endpoint: others send to it. Its name is its address in the run, and it
 * prints as its name. Each endpoint has one channel object, so `===` compares endpoints. A channel
 * may stand in messages, timers, disks and state.
 *
 * `Takes` is the type of messages that it takes. A bare `Channel` takes messages of the sender's
 * own protocol. A protocol whose members speak one union of messages needs no other. Every channel
 * can be assigned to a bare one; messages to it are then checked against the sender's own protocol.
 */
export interface Channel<in Takes = never> {
  readonly name: string;
  /** Exists for the compiler only. */
  readonly [takes]?: (message: Takes) => void;
}
