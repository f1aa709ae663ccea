import fc from 'fast-check';
import { expect } from 'vitest';
import { Lane } from '../../../kernel/queue/lane.ts';
import { test } from '../../property.ts';

// The lane grows beyond its first 64 slots, also when its head is in the middle of the ring.
test.prop([fc.array(fc.tuple(fc.nat(150), fc.nat(150)), { maxLength: 12 })])(
  'a lane gives back what was put in, in that order',
  (turns) => {
    const lane = new Lane();
    const oracle: number[] = [];
    let slot = 0;
    for (const [puts, takes] of turns) {
      for (let count = 0; count < puts; count++) {
        lane.push(slot);
        oracle.push(slot++);
      }
      for (let count = 0; count < takes && oracle.length > 0; count++) {
        expect(lane.first()).toBe(oracle.shift());
        lane.shift();
      }
      expect(lane.size).toBe(oracle.length);
    }
  },
);
