import { describe, expect } from 'vitest';
import { PlainQueue } from '../../../kernel/queue/plain-queue.ts';
import { Driven } from '../../laws/queue.ts';
import { test } from '../../property.ts';

const plain = (): Driven => new Driven((store) => new PlainQueue(store));

/** Takes out all events, in order. */
const drained = (driven: Driven): (number | undefined)[] => {
  const events: (number | undefined)[] = [];
  while (driven.queue.size > 0) events.push(driven.pop());
  return events;
};

describe('the plain queue', () => {
  test('pops by instant, then by order', () => {
    const driven = plain();
    [30, 10, 20, 10, 0].forEach((at, event) => {
      driven.push(event, at, event);
    });
    expect(drained(driven)).toEqual([4, 1, 3, 2, 0]);
    expect(driven.pop()).toBeUndefined();
  });

  test('pops eight events of one instant as they were scheduled', () => {
    const driven = plain();
    for (let event = 0; event < 8; event++) driven.push(event, 5, event);
    expect(drained(driven)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('does not pop what was removed, and gives its slot back when it comes to it', () => {
    const driven = plain();
    const first = driven.push(1, 10, 1);
    driven.push(2, 20, 2);
    driven.queue.remove(first);
    expect(driven.queue.size).toBe(1);
    expect(driven.store.size).toBe(2);
    expect(driven.pop()).toBe(2);
    expect(driven.store.size).toBe(0);
  });
});
