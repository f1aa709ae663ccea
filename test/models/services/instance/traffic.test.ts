import { describe, expect } from 'vitest';
import { ms, type ObservedEvent, open, seconds } from '../../../../kernel/index.ts';
import { readArchitecture } from '../../../../models/services/architecture/architecture-reader.ts';
import { architectureModel } from '../../../../models/services/architecture-model.ts';
import { test } from '../../../property.ts';
import { readFixture } from '../measured.ts';
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

describe('traffic', { tags: ['long'] }, () => {
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

  test('without a rate comes ten times a second, at random', () => {
    const sent = queries({ name: 'elb', package: 'elb' });
    expect(Math.abs(sent.length - 1000)).toBeLessThan(4 * Math.sqrt(1000));
    const gaps = sent.slice(1).map(({ at }, index) => at - sent[index].at);
    // Of exponential gaps, exp(-1) are longer than the mean.
    const share = gaps.filter((gap) => gap > ms(100)).length / gaps.length;
    expect(Math.abs(share - Math.exp(-1))).toBeLessThan(4 * Math.sqrt(0.24 / gaps.length));
    expect(new Set(sent.map(({ imposition }) => imposition))).toEqual(new Set(['GetRequest']));
  });

  test('that is steady comes at equal intervals, which add up to the rate', () => {
    const sent = queries({ name: 'elb', package: 'elb', rate: 7, arrivals: 'steady' });
    expect(sent).toHaveLength(700);
    const [{ at: first }] = sent;
    sent.forEach(({ at }, index) => {
      expect(Math.abs(at - first - (index * 1e6) / 7)).toBeLessThanOrEqual(1);
    });
  });

  test.each(['exponential', 'steady'] as const)(
    'of 500 instances does not come to all at once: %s',
    (arrivals) => {
      const { file } = readFixture('herd');
      const services = file.services.map((one) => ({ ...one, arrivals }));
      const instants: number[] = [];
      const event = ({ kind, data, at }: ObservedEvent): void => {
        if (kind === 'timer' && data === 'Chat') instants.push(at);
      };
      const model = architectureModel(readArchitecture({ ...file, services }, 'herd.json'));
      open(
        model,
        { seed: 1, options: { duration: seconds(2) } },
        { observers: [{ event }] },
      ).advance();
      // Each tenth of a second has 500 within 5 standard errors.
      const tenths = Array.from({ length: 19 }, (_, tenth) =>
        instants.filter((at) => Math.floor(at / ms(100)) === tenth),
      );
      for (const some of tenths.slice(1)) {
        expect(Math.abs(some.length - 500)).toBeLessThan(5 * Math.sqrt(500));
      }
      expect(new Set(instants).size).toBeGreaterThan(instants.length * 0.9);
    },
  );

  test('at the lowest rate there may be does not come', () => {
    const casts: Cast[] = [{ name: 'db', package: 'store', rate: 1e-9 }];
    const { world } = perform(casts, { options: { load: 0.000_1, duration: seconds(1e6) } });
    expect(world.ending?.reason).toBe('stopped');
    expect(world.counts.model).toEqual({});
  });

  test('begins at no pace but a rate that there may be, and changes to the last of them', () => {
    const pace = (lines: readonly Line[]) =>
      ask({ casts: [{ name: 'db', package: 'store', workers: 99 }], lines, until: '10s' }).counts;
    const arrivals = 'exponential';
    const none = [0, -1, 1_000_001, Number.MIN_VALUE, '5', null].map(
      (rate, index) => [index, 'db', 'Chat', { rate, arrivals }] as const,
    );
    const odd = [9, 'db', 'Chat', { rate: 1, arrivals: 'rarely' }] as const;
    expect(pace([...none, odd])).toEqual({ malformed: none.length + 1 });
    const changing = pace([
      [0, 'db', 'Chat', { rate: 100, arrivals }],
      [1000, 'db', 'Chat', { rate: 1, arrivals: 'steady' }],
    ]);
    // A hundred at random within 4 standard errors, then 9 steadily.
    expect(Math.abs(changing.requests - 9 - 100)).toBeLessThan(4 * Math.sqrt(100));
  });

  test('is as many times more as the load says', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', count: 1, rate: 7 },
      { name: 'elb', package: 'elb', dependencies: ['db'] },
    ];
    const requests = (load: number) =>
      perform(casts, { options: { load, duration: seconds(100) } }).world.counts.model.requests;
    // 10 a second at elb, and 7 at db.
    for (const load of [1, 3]) {
      const expected = load * 1700;
      expect(Math.abs(requests(load) - expected)).toBeLessThan(4 * Math.sqrt(expected));
    }
  });
});
