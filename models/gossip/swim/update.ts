import type { Channel } from '../../../kernel/index.ts';

export type MemberState = 'alive' | 'suspect' | 'confirm';

/** News of a member. */
export interface Update {
  readonly member: Channel;
  readonly state: MemberState;
  readonly incarnation: number;
  /** Who suspects it. */
  readonly by: Channel;
}

/** What is known of a member. */
export type Known = Pick<Update, 'state' | 'incarnation'>;

/**
 * Whether news replaces what is known.
 * Source: Das, Gupta, Motivala 2002, SWIM: Scalable Weakly-consistent Infection-style Process Group Membership
 * Protocol, 4.2.
 */
export function overrides(news: Known, known: Known): boolean {
  if (known.state === 'confirm') return false;
  if (news.state === 'confirm') return true;
  if (news.state === 'suspect' && known.state === 'alive') {
    return news.incarnation >= known.incarnation;
  }
  return news.incarnation > known.incarnation;
}
