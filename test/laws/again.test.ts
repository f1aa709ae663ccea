import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Observer, World } from '../../kernel/index.ts';
import { test } from '../property.ts';
import { openMembers, plays, stateOf } from './members.ts';
import { type Cut, runInSlices } from './scenario.ts';

const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((events) => ({ events })),
  fc.integer({ min: 1, max: 50 }).map((us) => ({ us })),
);
const cuts = fc.array(cut, { minLength: 1, maxLength: 4 });

describe('a world run again', () => {
  test.prop([plays, fc.nat(), fc.nat(20)], { numRuns: 40 })(
    'to event k stands as the run stood after it: fields, disks, counts, fingerprint, what is in flight',
    (play, choice, ahead) => {
      const states: string[] = [];
      const watched: { world?: World } = {};
      const note: Observer = {
        // A dropped message has no handler, so the world stays as it is when `event` is called.
        event({ index, dropped }) {
          if (watched.world !== undefined && dropped !== undefined) {
            states[index] = stateOf(watched.world);
          }
        },
        handled({ index }) {
          if (watched.world !== undefined) states[index] = stateOf(watched.world);
        },
      };
      const { world } = openMembers(play, undefined, [note]);
      watched.world = world;
      states[0] = stateOf(world);
      world.advance();
      expect(states.length).toBe(world.eventCount + 1);
      // After its last event, a run has ended at its limit of time.
      states[world.eventCount] = stateOf(world);
      for (let step = 0; step < 3; step++) {
        const events = (choice + step * ahead) % states.length;
        expect(stateOf(world.again(events))).toBe(states[events]);
      }
    },
  );

  test.prop([plays, cuts, cuts, fc.nat(200)], { numRuns: 100 })(
    'makes the rest of the run as any slicing of it does, and leaves the first as it is',
    (play, first, second, events) => {
      const whole = openMembers(play).world;
      whole.advance();
      const { world } = openMembers(play);
      world.advance({ events });
      const before = stateOf(world);
      const again = world.again(Math.min(events, whole.eventCount));
      const result = runInSlices(again, first);
      expect(stateOf(world)).toBe(before);
      expect(result).toEqual(whole.result());
      expect(runInSlices(world, second)).toEqual(whole.result());
      expect(stateOf(again)).toBe(stateOf(whole));
      expect(stateOf(world)).toBe(stateOf(whole));
    },
  );
});
