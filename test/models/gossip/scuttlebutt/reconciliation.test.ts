import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { deltasFor } from '../../../../models/gossip/scuttlebutt/reconciliation.ts';
import { States } from '../../../../models/gossip/scuttlebutt/states.ts';
import { test } from '../../../property.ts';

const COUNT = 3;
const writes = fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(2)), { maxLength: 20 });

/** The states of somebody who has seen these writes, in this order. */
function statesOf(all: readonly (readonly [number, number])[]): States {
  const states = new States(COUNT);
  for (const [index, [owner, key]] of all.entries()) states.write(owner, key, index);
  return states;
}

/** How many deltas of each participant are sent, by owner. */
const countsOf = (states: States, mtu: number, order: 'depth' | 'breadth'): number[][] =>
  deltasFor([0, 0, 0], states, mtu, order).map(({ owner, deltas }) => [owner, deltas.length]);

describe('a message of deltas', () => {
  test.prop([writes, writes, fc.integer({ min: 1, max: 9 }), fc.constantFrom('depth', 'breadth')])(
    'leaves out no write before a later one, so that whoever takes it lacks only later ones',
    (early, late, mtu, order) => {
      const [sender, receiver] = [statesOf([...early, ...late]), statesOf(early)];
      for (let message = 0; message < 40; message++) {
        const deltas = deltasFor(receiver.digest, sender, mtu, order);
        expect(deltas.flatMap((some) => some.deltas).length).toBeLessThanOrEqual(mtu);
        for (const some of deltas) receiver.take(some);
        for (let owner = 0; owner < COUNT; owner++) {
          for (const [key, { version, value }] of sender.valuesOf(owner)) {
            const own = receiver.valueOf(owner, key);
            if (version <= receiver.highestOf(owner)) expect(own).toEqual({ version, value });
            else expect(own?.version ?? 0).toBeLessThan(version);
          }
        }
      }
      expect(receiver.digest).toEqual(sender.digest);
    },
  );

  test('is filled with the deltas of who has most, or with one of each in turn', () => {
    const states = statesOf([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ]);
    expect(countsOf(states, 4, 'depth')).toEqual([
      [1, 3],
      [2, 1],
    ]);
    expect(countsOf(states, 4, 'breadth')).toEqual([
      [1, 2],
      [2, 1],
      [0, 1],
    ]);
    expect(countsOf(states, 99, 'breadth')).toEqual([
      [1, 3],
      [2, 2],
      [0, 1],
    ]);
  });

  test('is not taken where earlier writes are missing', () => {
    const [sender, receiver] = [
      statesOf([
        [0, 0],
        [0, 1],
        [0, 2],
      ]),
      new States(COUNT),
    ];
    const [deltas] = deltasFor([2, 0, 0], sender, 9, 'depth');
    receiver.take(deltas);
    expect(receiver.digest).toEqual([0, 0, 0]);
  });
});
