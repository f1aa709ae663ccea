import { describe, expect } from 'vitest';
import { ShuffledOrder } from '../../../kernel/engine/shuffled-order.ts';
import { test } from '../../property.ts';
import { PlainLinks, sendings } from './plain-links.ts';

describe('the order of links, where ties are shuffled', () => {
  test.prop([sendings], { numRuns: 60 })(
    'is that of a Map that forgets nothing: a message comes after the last of its link',
    (all) => {
      const clock = { now: 0 };
      const links = new ShuffledOrder(clock);
      const reference = new PlainLinks();
      for (const sending of all) {
        clock.now += sending.wait;
        const expected = reference.hold(sending, clock.now);
        const { delay, from, order, to } = sending;
        const held = links.hold(from, to, delay, order);
        expect({ at: clock.now + held, order: links.order }).toEqual(expected);
      }
    },
  );

  test.prop([sendings], { numRuns: 60 })(
    'is so on links whose messages all take equally long',
    (all) => {
      const clock = { now: 0 };
      const links = new ShuffledOrder(clock);
      const reference = new PlainLinks();
      for (const sending of all) {
        clock.now += sending.wait;
        const { order } = reference.hold({ ...sending, delay: 7 }, clock.now);
        expect(links.steady(sending.from, sending.to, sending.order)).toBe(order);
      }
    },
  );

  test('is kept of all links of an instant, however many', () => {
    const links = new ShuffledOrder({ now: 10 });
    for (let to = 0; to < 1000; to++) expect(links.steady(0, to, 7)).toBe(7);
    for (let to = 0; to < 1000; to++) expect(links.steady(0, to, 3)).toBe(8);
  });
});
