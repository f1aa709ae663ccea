/**
 * A change that gives an unchanged scenario another fingerprint raises this. A scenario of other
 * laws can still be run, but its fingerprint may differ.
 */
export const LAWS = 5;
