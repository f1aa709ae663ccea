import { hex64, Mix } from '../../data/mix.ts';

// A run numbers its traces and spans with 53 bits. Tracing tools expect ids whose bits are all at
// random: a sampler keeps a trace or not by some bits of its id.

/** Starts the upper half of a trace's id, so that it differs from the lower one. Any constant does. */
const UPPER = 0x5bd1e995;

const mix = new Mix();

const mixed = (number: number, state: number): Mix =>
  // The mix is a bijection, and takes 0 to 0 in the state 0. So no id of a number from 1 is 0.
  mix.reset(state, state).absorb(Math.floor(number / 4_294_967_296), number >>> 0);

const hexOf = ({ high, low }: Mix): string => hex64(high, low);

/** The id of a span: 16 hexadecimal digits, different for different numbers. */
export const spanId = (number: number): string => hexOf(mixed(number, 0));

/** The id of a trace: 32 hexadecimal digits. */
export const traceId = (number: number): string => hexOf(mixed(number, UPPER)) + spanId(number);

/**
 * Whether a share of all traces, from 0 to 1, has this one. A larger share has all traces of a smaller
 * one.
 * Source: OpenTelemetry, "TraceState: Probability Sampling": a trace is kept if the last 56 bits of its
 * id are at least (1 - share) * 2^56.
 */
export function isSampled(trace: number, share: number): boolean {
  const { high, low } = mixed(trace, 0);
  const last = ((high & 0xffffff) * 4_294_967_296 + (low >>> 0)) / 72_057_594_037_927_936;
  return last >= 1 - share;
}
