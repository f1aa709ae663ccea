/** Identifies the run that a channel belongs to, so that no channel is used in another run. */
export class Home {
  constructor(
    /** The model and the seed, for errors. */
    readonly label: string,
  ) {}
}

/**
 * An object that messages may carry although it is not plain data, such as a channel. It is hashed
 * by its identity of 64 bits.
 */
export class Identity {
  constructor(
    /** High 32 bits, signed. */
    readonly idHigh: number,
    /** Low 32 bits, signed. */
    readonly idLow: number,
    /** Its run. */
    readonly home: Home,
  ) {}
}
