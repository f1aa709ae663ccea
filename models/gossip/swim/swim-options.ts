import {
  type Duration,
  log,
  MILLISECOND,
  type OptionsOf,
  option,
  SECOND,
} from '../../../kernel/index.ts';

export const swimOptions = {
  population: option.count(100, { min: 2, max: 10_000, summary: 'members' }),
  period: option.duration(2 * SECOND, {
    min: MILLISECOND,
    summary: 'how often a member probes another',
  }),
  cycles: option.count(60, { summary: 'periods to run; 0 for no end' }),
  timeout: option.duration(500 * MILLISECOND, {
    min: 1,
    summary: 'how long a member waits for an answer before it asks others to probe',
  }),
  helpers: option.count(1, { summary: 'how many others it asks (k)' }),
  probing: option.choice(['round-robin', 'random'], {
    summary:
      'round-robin: each member once, in a random order; random: any member, which may be itself',
  }),
  piggyback: option.count(6, { summary: 'most updates in a message' }),
  spreading: option.count(3, {
    min: 1,
    summary: 'an update is sent this times log(members + 1), and a suspicion lasts as many periods',
  }),
  lifeguard: option.flag(false, {
    summary: 'whether a suspicion lasts longer while few others confirm it (Lifeguard)',
  }),
};

export type SwimOptions = OptionsOf<typeof swimOptions>;

/** How often an update is sent, and how many periods a suspicion lasts. */
export const spreadOf = (
  memberCount: number,
  { spreading }: Pick<SwimOptions, 'spreading'>,
): number => spreading * Math.ceil(log(memberCount + 1));

/** A suspicion that nobody confirms lasts so many times as long as one that enough others confirm. */
const PATIENCE = 6;
/** So many confirmations are enough. */
const CONFIRMATIONS = 3;

/**
 * How long a suspicion lasts that so many others have confirmed.
 * Source: Dadgar, Phillips, Currey 2017, Lifeguard: Local Health Awareness for More Accurate Failure Detection, IV.B.
 */
export function suspicionOf(
  memberCount: number,
  confirmationCount: number,
  options: Pick<SwimOptions, 'lifeguard' | 'period' | 'spreading'>,
): Duration {
  const min = spreadOf(memberCount, options) * options.period;
  if (!options.lifeguard) return min;
  const max = PATIENCE * min;
  const share = log(confirmationCount + 1) / log(CONFIRMATIONS + 1);
  return Math.max(min, Math.round(max - share * (max - min)));
}
