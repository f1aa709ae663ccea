import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { ObservedEvent, Observer, World } from '../../kernel/index.ts';
import { test } from '../property.ts';
import { openMembers, type Play, plays } from './members.ts';
import { balance } from './scenario.ts';

/** Counts the observed events by itself, and compares its counts with the world's. */
class Balance implements Observer {
  world: World | undefined;
  /** The differences, with their instants. */
  readonly complaints: unknown[] = [];
  checkCount = 0;
  private delivered = 0;
  private readonly dropped = new Map<string, number>();

  event(event: ObservedEvent): void {
    const { dropped, kind } = event;
    if (dropped !== undefined) this.dropped.set(dropped, (this.dropped.get(dropped) ?? 0) + 1);
    else if (kind === 'message') this.delivered++;
    this.check(event, 'before');
  }
  handled(event: ObservedEvent): void {
    this.check(event, 'after');
  }

  private check({ at, index }: ObservedEvent, when: string): void {
    const { world } = this;
    if (world === undefined) return;
    this.checkCount++;
    const { counts } = world;
    const balanced = balance(world);
    const isDelivered = counts.delivered === this.delivered;
    const reasons = Object.entries(counts.dropped).filter(([, count]) => count > 0);
    const areDropped =
      reasons.length === this.dropped.size &&
      reasons.every(([reason, count]) => this.dropped.get(reason) === count);
    const isLate = [...world.inFlight()].some((message) => message.at < at);
    if (balanced === true && isDelivered && areDropped && !isLate) return;
    this.complaints.push({ index, when, balanced, isDelivered, areDropped, isLate });
  }
}

function balanceOf(play: Play): { told: Balance; world: World } {
  const told = new Balance();
  const { world } = openMembers(play, undefined, [told]);
  told.world = world;
  world.advance();
  return { told, world };
}

describe('sent = delivered + dropped, by reason, + in flight', () => {
  test.prop([plays], { numRuns: 100 })(
    'before each event and after each handler; what is in flight is there, and not late',
    (play) => {
      const { told, world } = balanceOf(play);
      expect(told.complaints).toEqual([]);
      expect(told.checkCount).toBeGreaterThan(world.eventCount);
      // It looks once more, since a dropped message has no handler after it.
      expect(balance(world)).toBe(true);
    },
  );

  test('is tried with drops of every reason, with messages in flight, with lives and leaves', () => {
    const sums = { gone: 0, loss: 0, cut: 0, inFlight: 0, left: 0, secondLives: 0 };
    for (let seed = 0; seed < 40; seed++) {
      const linkLaws = { isOrdered: seed % 2 === 0, latencyMax: 30, isLossy: true };
      const { world } = balanceOf({ seed: `${seed}`, ties: 'shuffled', linkLaws });
      const { dropped, inFlight, left } = world.counts;
      for (const reason of ['gone', 'loss', 'cut'] as const) sums[reason] += dropped[reason] ?? 0;
      sums.inFlight += inFlight;
      sums.left += left;
      for (const { disk } of world.actors()) {
        if (Number(disk.get('lives') ?? 0) > 1) sums.secondLives++;
      }
    }
    for (const [name, sum] of Object.entries(sums)) expect(sum, name).toBeGreaterThan(20);
  });

  test.prop([plays, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })], {
    numRuns: 50,
  })('after every slice, however it is cut', (play, cuts) => {
    const { world } = openMembers(play);
    for (let index = 0; world.ending === undefined; index++) {
      world.advance({ events: cuts[index % cuts.length] });
      expect(balance(world)).toBe(true);
    }
  });
});
