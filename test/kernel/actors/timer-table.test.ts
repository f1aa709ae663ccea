import fc from 'fast-check';
import { expect } from 'vitest';
import { TimerTable } from '../../../kernel/actors/timer-table.ts';
import { EventKind, EventStore, NONE } from '../../../kernel/queue/event-store.ts';
import { test } from '../../property.ts';

const step = fc.record({
  actor: fc.nat(2),
  timer: fc.nat(300),
});

// There are more timers than the 64 heads that the table starts with.
test.prop([fc.array(step, { size: '+2' })], { numRuns: 50 })(
  'a table of timers finds what a map finds, while timers come and go',
  (steps) => {
    const store = new EventStore();
    const table = new TimerTable(store);
    const oracle = new Map<string, number>();
    // Fewer hashes than timers: different ones share a chain and a key.
    const hashOf = (timer: number): number => Math.imul(timer % 100, 0x9e3779b1);
    for (const { actor, timer } of steps) {
      const key = `${actor} ${timer}`;
      const slot = table.find(actor, hashOf(timer), timer);
      expect(slot).toBe(oracle.get(key) ?? NONE);
      if (slot === NONE) {
        const added = store.add(EventKind.timer, { index: actor }, undefined, 0, 0, 0, timer);
        table.add(added, actor, hashOf(timer));
        oracle.set(key, added);
      } else {
        table.remove(slot, actor);
        store.release(slot);
        oracle.delete(key);
      }
      expect(table.size).toBe(oracle.size);
    }
    for (const actor of [0, 1, 2]) {
      const own: number[] = [];
      for (let slot = table.first(actor); slot !== NONE; slot = table.next(slot)) own.push(slot);
      const expected = [...oracle].filter(([key]) => key.startsWith(`${actor} `));
      expect(own.sort()).toEqual(expected.map(([, slot]) => slot).sort());
    }
  },
);
