import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../property.ts';
import { coneOf } from './cone.ts';
import { type Deed, openMembers, type Play, plays } from './members.ts';

const what = fc.constantFrom('send' as const, 'draw' as const, 'spawn' as const);

/** The events of two runs, one of which leaves one thing out, outside of its cone; and the first run's event count. */
function compared(plan: Play, kind: Deed['what'], choice: number) {
  const whole = openMembers(plan);
  whole.world.advance();
  const deeds = whole.script.deeds.filter((deed) => deed.what === kind);
  if (deeds.length === 0) return undefined;
  const omitted = deeds[choice % deeds.length];
  const other = openMembers(plan, omitted);
  other.world.advance();
  const isOrdered = plan.linkLaws?.isOrdered ?? true;
  const { events } = whole.script;
  const [outside, otherOutside] = coneOf(omitted, isOrdered).outside([events, other.script.events]);
  const isSame = whole.world.fingerprint === other.world.fingerprint;
  return { eventCount: events.length, outside, otherOutside, isSame };
}

describe('one message, one actor or one draw less', () => {
  test.prop([plays, what, fc.nat()], { numRuns: 400 })(
    'changes no event outside of its causal cone: ids, instants, data, drops and their order',
    (plan, kind, choice) => {
      const found = compared(plan, kind, choice);
      if (found === undefined) return;
      expect(found.otherOutside).toEqual(found.outside);
    },
  );

  test('does change the run, and leaves much of it outside of the cone', () => {
    for (const kind of ['send', 'draw', 'spawn'] as const) {
      const counts = { runs: 0, changed: 0, events: 0, outside: 0 };
      for (let seed = 0; seed < 60; seed++) {
        const some = { isOrdered: seed % 2 === 0, latencyMax: 9, isLossy: seed % 3 === 0 };
        const found = compared({ seed: `${seed}`, ties: 'fifo', linkLaws: some }, kind, 7 * seed);
        if (found === undefined) continue;
        counts.runs++;
        if (!found.isSame) counts.changed++;
        counts.events += found.eventCount;
        counts.outside += found.outside.length;
      }
      expect(counts.changed).toBeGreaterThan(20);
      expect(counts.outside).toBeGreaterThan(counts.events / 4);
      expect(counts.outside).toBeLessThan(counts.events);
    }
  });
});
