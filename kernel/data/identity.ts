/** A run, as what belongs to it knows it: two worlds of one process never share a channel. */
export class Home {
  constructor(
    /** Tells the run from others in an error: its model and its seed. */
    readonly label: string,
  ) {}
}

/**
 * Something that messages may carry and that is itself no data but has an identity of 64 bits, so that
 * hashes do not depend on where it is stored. An actor's channel is one.
 */
export class Identity {
  constructor(
    /** High 32 bits, signed. */
    readonly idHigh: number,
    /** Low 32 bits, signed. */
    readonly idLow: number,
    /** The run that it belongs to. */
    readonly home: Home,
  ) {}
}
