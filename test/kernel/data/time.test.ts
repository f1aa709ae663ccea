import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type Duration,
  days,
  formatDuration,
  hours,
  type Instant,
  minutes,
  ms,
  parseDuration,
  START,
  seconds,
  us,
} from '../../../kernel/data/time.ts';
import { test } from '../../property.ts';

const duration = fc.maxSafeNat();

describe('durations', () => {
  test('are whole microseconds, whatever the unit they are given in', () => {
    expect(us(3)).toBe(3);
    expect(ms(1.5)).toBe(1_500);
    expect(seconds(2)).toBe(2_000_000);
    expect(minutes(1)).toBe(seconds(60));
    expect(hours(1)).toBe(minutes(60));
    expect(days(1)).toBe(hours(24));
    expect(START).toBe(0);
  });

  test('round to the nearest microsecond, halves up', () => {
    expect(us(0.4)).toBe(0);
    expect(us(0.5)).toBe(1);
    expect(ms(0.0016)).toBe(2);
  });

  test('are never -0, which would print and hash otherwise', () => {
    expect(Object.is(us(-0.3), 0)).toBe(true);
    expect(Object.is(us(-0), 0)).toBe(true);
  });

  test('below 0, above 2^53 - 1 or NaN are refused', () => {
    for (const count of [-0.6, -1, 2 ** 53, Infinity, -Infinity, NaN]) {
      expect(() => us(count)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
    expect(us(2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(() => days(104_250)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  });
});

describe('the types of time', () => {
  const asDuration = (span: Duration): number => span;
  const asInstant = (at: Instant): number => at;
  const period = seconds(1);
  const now: Instant = 5;

  test('take plain numbers, and so what is computed of instants and durations', () => {
    expect(asDuration(7)).toBe(7);
    expect(asDuration(10 * period)).toBe(10_000_000);
    expect(asDuration(us(3) + now)).toBe(8);
    expect(asDuration(now - START)).toBe(5);
    expect(asInstant(now + period)).toBe(1_000_005);
    expect(asInstant(Math.max(now, 9))).toBe(9);
  });

  test('keep instants and durations apart, and take no text', () => {
    // @ts-expect-error An instant is no duration.
    expect(asDuration(now)).toBe(5);
    // @ts-expect-error A duration is no instant.
    expect(asInstant(period)).toBe(1_000_000);
    // @ts-expect-error A text is no duration.
    expect(asDuration('1s')).toBe('1s');
    // @ts-expect-error A text is no instant.
    expect(asInstant('1s')).toBe('1s');
  });
});

describe('reading a duration', () => {
  test('takes a decimal number and a unit, or seconds without one', () => {
    expect(parseDuration('90s')).toBe(seconds(90));
    expect(parseDuration('1.5h')).toBe(minutes(90));
    expect(parseDuration('30d')).toBe(days(30));
    expect(parseDuration('.5ms')).toBe(us(500));
    expect(parseDuration('7us')).toBe(us(7));
    expect(parseDuration('2m')).toBe(minutes(2));
    expect(parseDuration('10')).toBe(seconds(10));
    expect(parseDuration(' 10 ')).toBe(seconds(10));
    expect(parseDuration('0')).toBe(0);
  });

  test('gives undefined for anything else', () => {
    const texts = [
      '',
      's',
      '-1s',
      '+1s',
      '1e3s',
      '1.s',
      '1 s',
      '1s2',
      '1h30m',
      '1S',
      'NaN',
      'Infinity',
    ];
    for (const text of texts) expect(parseDuration(text)).toBeUndefined();
  });

  test('gives undefined for a duration past 2^53 - 1 microseconds', () => {
    expect(parseDuration('9007199254740991us')).toBe(2 ** 53 - 1);
    expect(parseDuration('9007199254740992us')).toBeUndefined();
    expect(parseDuration('104250d')).toBeUndefined();
    expect(parseDuration('9'.repeat(400))).toBeUndefined();
  });
});

describe('writing a duration', () => {
  test('takes the largest unit that fits', () => {
    expect(formatDuration(seconds(2))).toBe('2s');
    expect(formatDuration(ms(250))).toBe('250ms');
    expect(formatDuration(minutes(90))).toBe('1.5h');
    expect(formatDuration(days(30))).toBe('30d');
    expect(formatDuration(us(12))).toBe('12us');
    expect(formatDuration(us(1_234_567))).toBe('1.234567s');
    expect(formatDuration(START)).toBe('0s');
  });

  test.prop([duration], { numRuns: 5_000 })('is read back to the same duration', (value) => {
    expect(parseDuration(formatDuration(value))).toBe(value);
  });

  // Once broken: 1 us more than a whole number of days and hours printed as that number.
  test.prop([fc.integer({ min: 0, max: 10_424_999 }), fc.integer({ min: -2, max: 2 })], {
    numRuns: 5_000,
  })(
    'is read back next to round numbers of days too, centuries from the start',
    (hundredths, more) => {
      const value = Math.max(0, hundredths * 864e6 + more);
      expect(parseDuration(formatDuration(value))).toBe(value);
    },
  );
});
