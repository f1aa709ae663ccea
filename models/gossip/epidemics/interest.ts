import { type Draws, type OptionsOf, option } from '../../../kernel/index.ts';

/** The variants of rumour mongering. */
export const mongeringOptions = {
  direction: option.choice(['push', 'pull', 'push-pull'], {
    summary: 'who sends: the caller, the called, or both',
  }),
  feedback: option.flag(true, {
    summary: 'true: contacts that knew the rumour cost interest; false: all contacts do',
  }),
  interest: option.choice(['counter', 'coin'], {
    summary: 'counter: lost after k useless contacts; coin: lost with a chance of 1/k at each',
  }),
  k: option.count(1, { min: 1, summary: 'how long interest lasts' }),
  reading: option.choice(['cycle', 'sequential'], {
    summary:
      'cycle: feedback tells who knew when the cycle began, and a useful contact resets the counter; sequential: who knew at the contact, without reset',
  }),
};

export type MongeringOptions = OptionsOf<typeof mongeringOptions>;

/** How much interest a site still has in the rumour. */
export class Interest {
  /** The useless contacts that count. */
  private uselessCount = 0;

  constructor(private readonly options: MongeringOptions) {}

  /** Counts a contact. Returns whether the site loses interest. */
  isLostAt(isUseful: boolean, random: Draws): boolean {
    const { feedback, interest, k, reading } = this.options;
    if (feedback && isUseful) {
      if (reading === 'cycle') this.uselessCount = 0;
      return false;
    }
    this.uselessCount += 1;
    return interest === 'coin' ? random.chance(1 / k) : this.uselessCount >= k;
  }
}
