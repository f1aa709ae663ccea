import type { Instant } from '../../../kernel/index.ts';
import { type Entry, isLater } from '../kit/versioned-store.ts';
import type { AntiEntropyOptions } from './anti-entropy-options.ts';

/** What a site does with a death certificate: it spreads it, keeps it silently, or drops it. */
export type Phase = 'active' | 'dormant' | 'expired';

/**
 * The phase of an entry at a site. A value never expires. All sites spread a death certificate for a while;
 * then its retention sites keep it, and the others drop it.
 * Source: Demers et al. 1987, 2.1 and 2.2.
 */
export function phaseOf(
  { value, activatedAt = 0, retainedBy = [] }: Entry,
  site: number,
  now: Instant,
  { hold, dormancy }: Pick<AntiEntropyOptions, 'hold' | 'dormancy'>,
): Phase {
  if (value !== null || now < activatedAt + hold) return 'active';
  const isKept = retainedBy.includes(site) && now < activatedAt + hold + dormancy;
  return isKept ? 'dormant' : 'expired';
}

/** The death certificate as a site has it after it has met an entry: an obsolete one wakes it up. */
export function awakened(
  certificate: Entry,
  met: Entry,
  phase: Phase,
  now: Instant,
): Entry | undefined {
  if (phase !== 'dormant' || !isLater(certificate.version, met.version)) return undefined;
  return { ...certificate, activatedAt: now };
}
