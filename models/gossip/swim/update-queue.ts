import type { Channel } from '../../../kernel/index.ts';
import type { Update } from './update.ts';

interface Queued {
  readonly update: Update;
  sentCount: number;
}

/** The updates that a member still passes on, the last one of each member. */
export class UpdateQueue {
  private readonly byMember = new Map<Channel, Queued>();

  /** Queues an update in place of an older one of its member. */
  add(update: Update): void {
    // The place of the older one is given up: of equally often sent updates, the one that waits longest goes first.
    this.byMember.delete(update.member);
    this.byMember.set(update.member, { update, sentCount: 0 });
  }

  /** Takes at most `count` updates for a message, the least sent first. Each is taken at most `sentMax` times. */
  take(count: number, sentMax: number): Update[] {
    if (this.byMember.size === 0) return [];
    const chosen = [...this.byMember.values()]
      .sort((one, other) => one.sentCount - other.sentCount)
      .slice(0, count);
    for (const queued of chosen) {
      queued.sentCount += 1;
      if (queued.sentCount >= sentMax) this.byMember.delete(queued.update.member);
    }
    return chosen.map(({ update }) => update);
  }
}
