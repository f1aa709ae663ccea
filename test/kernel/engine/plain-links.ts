import fc from 'fast-check';

/** The instant at which a message arrives, and its order among the events of that instant. */
export interface Arrival {
  readonly at: number;
  readonly order: number;
}

/** A message that is sent `wait` after the one before. */
export interface Sending {
  readonly from: number;
  readonly to: number;
  readonly delay: number;
  readonly order: number;
  readonly wait: number;
}

/** Keeps the order of links in a Map that forgets nothing. */
export class PlainLinks {
  private readonly lasts = new Map<string, Arrival>();

  hold({ from, to, delay, order }: Sending, now: number): Arrival {
    const last = this.lasts.get(`${from} ${to}`);
    const at = last !== undefined && last.at > now + delay ? last.at : now + delay;
    const isBehind = last !== undefined && last.at === at && last.order >= order;
    const arrival = { at, order: isBehind ? last.order + 1 : order };
    this.lasts.set(`${from} ${to}`, arrival);
    return arrival;
  }
}

// There are few instants and orders, so that messages of a link meet at one instant. There are few
// senders, so that some have more links in flight than a line holds. Some actors have far larger
// indices.
const sending: fc.Arbitrary<Sending> = fc.record({
  from: fc.oneof(fc.nat(3), fc.nat(30), fc.constantFrom(5000, 2 ** 26 - 1, 2 ** 25)),
  to: fc.oneof(fc.nat(3), fc.nat(30), fc.constantFrom(2 ** 26 - 1, 2 ** 25)),
  delay: fc.oneof(fc.nat(3), fc.nat(200)),
  order: fc.oneof(fc.nat(3), fc.integer({ min: 2 ** 32, max: 2 ** 52 })),
  wait: fc.constantFrom(0, 0, 0, 1, 5),
});

/** Many messages. They are on far more links than a table has room for at first. */
export const sendings = fc.array(sending, { minLength: 1, maxLength: 2000, size: 'max' });
