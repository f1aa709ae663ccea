/** Names what a channel takes, for the compiler alone. */
export declare const takes: unique symbol;

/**
 * An actor's listening endpoint: what others send to. Opaque but for its name, which is its address in the run;
 * two channels are the same endpoint when they are the same object. It may stand in messages, timers, disks and
 * state as data, and prints as its name.
 *
 * `Takes` is what may be sent to it. A bare `Channel` is an endpoint of the sender's own protocol, which is all
 * that a protocol whose members speak one union of messages needs. Every channel may be held as a bare one: what
 * is then sent to it is checked against the sender's own protocol, no longer against the receiver's.
 */
export interface Channel<in Takes = never> {
  readonly name: string;
  /** For the compiler alone: nothing is there at run time. */
  readonly [takes]?: (message: Takes) => void;
}
