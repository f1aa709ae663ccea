/**
 * Raised by whatever changes the fingerprint of an unchanged scenario. A result or trace of other laws
 * promises its scenario, not the same fingerprint.
 */
export const LAWS = 3;
