import { describe, expect } from 'vitest';
import { ms, type ObservedEvent, seconds } from '../../../../kernel/index.ts';
import { test } from '../../../property.ts';
import { ask, type Cast, type Line, perform } from '../scene.ts';

/** The queries that the entry sends in 100 s of a thousand or so requests. */
function queries(entry: Cast) {
  const sent: { at: number; imposition: string; key: string }[] = [];
  const event = ({ kind, to, data, at }: ObservedEvent): void => {
    if (kind !== 'message' || to.name !== 'db') return;
    const { imposition, intention, context } = data as Record<string, unknown>;
    const { key } = (intention ?? {}) as { key?: string };
    if (context !== undefined && key !== undefined)
      sent.push({ at, imposition: String(imposition), key });
  };
  perform(
    [
      { name: 'db', package: 'store', workers: 100 },
      { ...entry, dependencies: ['db'] },
    ],
    { options: { duration: seconds(100) }, network: {} },
    { observers: [{ event }] },
  );
  return sent;
}

describe('traffic', () => {
  test('of a denominator is a third each of unknown keys, known ones, and puts', () => {
    const sent = queries({ name: 'dns', package: 'denominator', rate: 30 });
    const put = new Set<string>();
    const kinds = { unknown: 0, known: 0, put: 0 };
    for (const { imposition, key } of sent) {
      if (imposition === 'Put') {
        kinds.put++;
        put.add(key);
      } else if (put.has(key)) kinds.known++;
      else kinds.unknown++;
    }
    // Of some 3,000 at random, a third each within 4 standard errors of sqrt(n/3 * 2/3).
    const error = 4 * Math.sqrt((sent.length * 2) / 9);
    for (const count of Object.values(kinds)) {
      expect(Math.abs(count - sent.length / 3)).toBeLessThan(error);
    }
    expect(Math.abs(sent.length - 3000)).toBeLessThan(4 * Math.sqrt(3000));
  });

  test('without a rate comes every 100 ms, as in the original', () => {
    const sent = queries({ name: 'elb', package: 'elb' });
    // A worker of 1 ms hands them on; that of the last is sent home with all others.
    expect(sent.length).toBe(999);
    expect(sent.map(({ at }) => at)).toEqual(sent.map((_, index) => ms(100) * (index + 1) + ms(1)));
    expect(new Set(sent.map(({ imposition }) => imposition))).toEqual(new Set(['GetRequest']));
  });

  test('at the lowest rate there may be does not come', () => {
    const casts: Cast[] = [{ name: 'db', package: 'store', rate: 1e-9 }];
    const { world } = perform(casts, { options: { load: 0.000_1, duration: seconds(1e6) } });
    expect(world.ending?.reason).toBe('stopped');
    expect(world.counts.model).toEqual({});
  });

  test('begins at no pace but an interval or a rate that there may be, and changes to the last of them', () => {
    const pace = (lines: readonly Line[]) =>
      ask({ casts: [{ name: 'db', package: 'store', workers: 99 }], lines, until: '10s' }).counts;
    const none = [0, -1, 1_000_001, Number.MIN_VALUE, '5', null].map(
      (rate, index) => [index, 'db', 'Chat', { rate }] as const,
    );
    expect(pace(none)).toEqual({ malformed: none.length });
    const changing = pace([
      [0, 'db', 'Chat', { rate: 100 }],
      [1000, 'db', 'Chat', '1s'],
    ]);
    // A hundred at random within 4 standard errors, then 8: the last would come when the run is over.
    expect(Math.abs(changing.requests - 8 - 100)).toBeLessThan(4 * Math.sqrt(100));
  });

  test('is as many times more as the load says', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', count: 1, rate: 7 },
      { name: 'elb', package: 'elb', dependencies: ['db'] },
    ];
    const requests = (load: number) =>
      perform(casts, { options: { load, duration: seconds(100) } }).world.counts.model.requests;
    // 10 a second, steadily, and 7 at random.
    for (const load of [1, 3]) {
      const expected = load * 1700;
      expect(Math.abs(requests(load) - expected)).toBeLessThan(4 * Math.sqrt(load * 700));
    }
  });
});
