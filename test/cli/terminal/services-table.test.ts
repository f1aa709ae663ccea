import fc from 'fast-check';
import { expect } from 'vitest';
import { drawServices } from '../../../cli/terminal/services-table.ts';
import type { ServiceFigures } from '../../../kernel/metrics.ts';
import { test } from '../../property.ts';

/** A service of so many requests, whose slowest took so long. */
function service(name: string, part: Partial<ServiceFigures> = {}, maxUs = 5000): ServiceFigures {
  const none = { count: 0, sumUs: 0 };
  const noTimes = { response: none, service: none, queueing: none, network: none, roundTrip: none };
  const response = { ...none, count: 10, p50Us: 1000, p90Us: 2000, p99Us: maxUs, maxUs };
  return {
    name,
    requests: 12_345,
    answered: 12_345,
    errors: {},
    calls: 0,
    callErrors: {},
    timeouts: 0,
    retries: 0,
    times: { ...noTimes, response },
    answeredTimes: noTimes,
    errorTimes: {},
    instances: [],
    callers: [],
    ...part,
  };
}

const load = (utilisation: number) => ({
  load: { servers: 1, workers: 1, utilisation, queueMean: 0, queueMax: 0 },
});

/** The table's lines on a terminal of that width. */
function draw(services: readonly ServiceFigures[], columns = 80): string[] {
  const stream = { isTTY: false, columns } as unknown as NodeJS.WriteStream;
  return drawServices(services, stream).split('\n');
}

test('services stand in a table, the busiest first', () => {
  const idle = { requests: 0, answered: 0, times: service('x', {}).times };
  const services = [
    service('client', { requests: 1_234_567, answered: 1_234_500 }),
    service('db', { ...load(0.912), timeouts: 7 }, 71_039),
    service('web', { ...load(0.034), answered: 12_340 }, 1_234_567),
    service('idle', {
      ...load(0),
      ...idle,
      times: { ...idle.times, response: { count: 0, sumUs: 0 } },
    }),
  ];
  expect(draw(services)).toEqual([
    'Response times of services',
    '  service  requests  errors  timeouts  p50  p90    p99    max  busy',
    '  db         12,345       0         7  1ms  2ms   71ms   71ms   91%',
    '  web        12,345       5         0  1ms  2ms  1.23s  1.23s  3.4%',
    '  idle            0       0         0    -    -      -      -  0.0%',
    '  client     1.23 M      67         0  1ms  2ms    5ms    5ms     -',
    '',
    '',
  ]);
});

test('where no loads are told the slowest stand first, and there is no column for them', () => {
  const services = [service('a', {}, 3), service('b', {}, 9), service('c', {}, 3)];
  const [, header, ...rows] = draw(services);
  expect(header).toBe('  service  requests  errors  p50  p90  p99  max');
  expect(rows.map((row) => row.trim().split(' ')[0])).toEqual(['b', 'a', 'c', '', '']);
});

test('of many services fifteen are shown', () => {
  const services = Array.from({ length: 1020 }, (_, index) => service(`s${index}`));
  const lines = draw(services);
  expect(lines.length).toBe(2 + 15 + 1 + 2);
  expect(lines[17]).toBe('  and 1,005 more');
});

test('there is no table where nothing was asked of any service', () => {
  expect(draw([])).toEqual(['']);
  expect(draw([service('web', { requests: 0, answered: 0, ...load(0) })])).toEqual(['']);
  expect(draw([service('web', { requests: 0, answered: 0, calls: 3 })]).length).toBe(5);
});

const names = fc.array(fc.string({ unit: 'binary', maxLength: 90 }), {
  minLength: 1,
  maxLength: 20,
});

test.prop([names, fc.integer({ min: 30, max: 200 }), fc.maxSafeNat()])(
  'no line is wider than the terminal, and every one is printable',
  (list, columns, maxUs) => {
    const services = list.map((name) => service(name, { timeouts: 9, ...load(1) }, maxUs));
    for (const line of draw(services, columns)) {
      expect(line.length).toBeLessThanOrEqual(columns);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  },
);
