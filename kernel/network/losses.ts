import type { Address } from '../actors/address.ts';
import type { Envelope } from '../actors/network.ts';
import { Mix } from '../data/mix.ts';
import type { Draws } from '../random/draws.ts';
import { toMicroseconds } from '../random/duration-conversion.ts';
import type { RunSeed } from '../random/run-seed.ts';
import type { Bursts } from './network-laws.ts';

const mix = new Mix();

/** How messages are lost: at a rate, and only in bad windows of time where there are bursts. */
export interface LossLaw {
  readonly rate: number;
  readonly window: number;
  /** The share of windows that are bad; 1 without bursts. */
  readonly share: number;
}

/** Makes a law of losses. */
export const toLossLaw = (rate: number, bursts: Bursts | undefined): LossLaw => ({
  rate,
  window: bursts === undefined ? 1 : toMicroseconds(bursts.window),
  share: bursts?.share ?? 1,
});

/**
 * Decides about losses and copies. A message's fate is keyed by its id, and a window's by its link, so
 * that other messages do not change either.
 */
export class Losses {
  private readonly losses: Draws;
  private readonly windows: Draws;
  private readonly copies: Draws;

  /** `purpose` keeps the draws of one law apart from those of others. */
  constructor(seed: RunSeed, purpose: string) {
    this.losses = seed.draws(`${purpose}/loss`);
    this.windows = seed.draws(`${purpose}/bursts`);
    this.copies = seed.draws(`${purpose}/duplication`);
  }

  isLost(law: LossLaw, envelope: Envelope): boolean {
    if (law.rate === 0 || !this.isBad(law, envelope)) return false;
    return this.losses.reset(envelope.idHigh, envelope.idLow).chance(law.rate);
  }

  isDuplicated(rate: number, { idHigh, idLow }: Envelope): boolean {
    return rate > 0 && this.copies.reset(idHigh, idLow).chance(rate);
  }

  /** Whether the window in which the message was sent is bad. */
  private isBad({ share, window }: LossLaw, { from, to, sentAt }: Envelope): boolean {
    if (share === 1) return true;
    const sender = from as Address;
    const receiver = to as Address;
    const number = Math.floor(sentAt / window);
    const { high, low } = mix
      .reset(sender.idHigh, sender.idLow)
      .absorb(receiver.idHigh, receiver.idLow)
      .absorb(Math.floor(number / 4294967296), number | 0);
    return this.windows.reset(high, low).chance(share);
  }
}
