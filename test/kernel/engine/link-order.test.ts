import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { LinkOrder } from '../../../kernel/engine/link-order.ts';
import { test } from '../../property.ts';

interface Arrival {
  readonly at: number;
  readonly order: number;
}

/** The same class with a Map, which forgets nothing. */
class PlainLinkOrder {
  private readonly lasts = new Map<string, Arrival>();

  place(from: number, to: number, delay: number, order: number, now: number): Arrival {
    const last = this.lasts.get(`${from} ${to}`);
    let arrival: Arrival = { at: now + delay, order };
    if (last !== undefined && last.at > arrival.at) arrival = { at: last.at, order };
    if (last !== undefined && last.at === arrival.at && last.order >= order) {
      arrival = { at: arrival.at, order: last.order + 1 };
    }
    this.lasts.set(`${from} ${to}`, arrival);
    return arrival;
  }
}

// Few instants and orders, so that messages of a link meet at one instant; actors far apart, too.
const actor = fc.oneof(fc.nat(3), fc.nat(30), fc.constantFrom(2 ** 26 - 1, 2 ** 25));
const sending = fc.record({
  from: actor,
  to: actor,
  delay: fc.oneof(fc.nat(3), fc.nat(200)),
  order: fc.oneof(fc.nat(3), fc.integer({ min: 2 ** 32, max: 2 ** 52 })),
  wait: fc.constantFrom(0, 0, 0, 1, 5),
});

describe('the order of links', () => {
  // Far more links than the 128 that it has room for at first: it grows, and forgets those of the past.
  test.prop([fc.array(sending, { minLength: 1, maxLength: 2000, size: 'max' })], { numRuns: 60 })(
    'is that of a Map that forgets nothing: a message comes after the last of its link',
    (sendings) => {
      const links = new LinkOrder();
      const reference = new PlainLinkOrder();
      let now = 0;
      for (const { from, to, delay, order, wait } of sendings) {
        now += wait;
        const expected = reference.place(from, to, delay, order, now);
        const held = links.place(from, to, delay, order, now);
        expect({ at: now + held, order: links.order }).toEqual(expected);
      }
    },
  );

  test('is kept of links of the present while it grows past many, and of others it is forgotten', () => {
    const links = new LinkOrder();
    const ahead = 1_000_000;
    for (let to = 0; to < 1000; to++) expect(links.place(0, to, ahead, 7, 0)).toBe(ahead);
    // Each is of the past when the next comes.
    for (let count = 1; count <= 50_000; count++) links.place(1, count, 0, 7, count);
    for (let to = 0; to < 1000; to++) {
      expect(links.place(0, to, 0, 3, 50_000)).toBe(ahead - 50_000);
      expect(links.order).toBe(8);
    }
    const entries: unknown = Reflect.get(links, 'entries');
    if (!(entries instanceof Float64Array)) throw new Error('no entries to be counted');
    expect(entries.length).toBeLessThan(3 * 16_384);
  });

  test('is kept of what arrives at the present instant, however many links that instant has', () => {
    const links = new LinkOrder();
    for (let to = 0; to < 1000; to++) links.place(0, to, 0, 7, 10);
    for (let to = 0; to < 1000; to++) {
      expect(links.place(0, to, 0, 3, 10)).toBe(0);
      expect(links.order).toBe(8);
    }
  });

  test('holds the way there and the way back apart', () => {
    const links = new LinkOrder();
    expect(links.place(1, 2, 100, 0, 0)).toBe(100);
    expect(links.place(2, 1, 10, 0, 0)).toBe(10);
    expect(links.place(1, 2, 10, 0, 0)).toBe(100);
  });
});
