import { describe, expect } from 'vitest';
import { LastArrivals } from '../../../kernel/engine/last-arrivals.ts';
import { test } from '../../property.ts';
import { PlainLinks, sendings } from './plain-links.ts';

describe('the last arrivals of links', () => {
  test.prop([sendings], { numRuns: 60 })(
    'hold a message up as a Map does that forgets nothing',
    (all) => {
      const clock = { now: 0 };
      const links = new LastArrivals(clock);
      const reference = new PlainLinks();
      for (const sending of all) {
        clock.now += sending.wait;
        const { at } = reference.hold(sending, clock.now);
        expect(clock.now + links.hold(sending.from, sending.to, sending.delay)).toBe(at);
      }
    },
  );

  test('are remembered of more links in flight than a line holds, though the line has room again', () => {
    const clock = { now: 0 };
    const links = new LastArrivals(clock);
    for (let to = 0; to < 3; to++) expect(links.hold(0, to, 10)).toBe(10);
    expect(links.hold(0, 3, 1000)).toBe(1000);
    clock.now = 20;
    expect(links.hold(0, 3, 10)).toBe(980);
    expect(links.hold(0, 0, 10)).toBe(10);
  });

  test('are held apart for the way there and the way back', () => {
    const links = new LastArrivals({ now: 0 });
    expect(links.hold(1, 2, 100)).toBe(100);
    expect(links.hold(2, 1, 10)).toBe(10);
    expect(links.hold(1, 2, 10)).toBe(100);
  });
});
