import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { cos, exp, log, power, sin } from '../../../kernel/random/math.ts';
import { ANGLE_MAX } from '../../../kernel/random/sine-cosine.ts';
import { test } from '../../property.ts';

const float = new Float64Array(1);
const words = new BigInt64Array(float.buffer);

/** The floats in order as whole numbers, both zeros at 0. */
function rank(value: number): bigint {
  float[0] = value;
  return words[0] < 0n ? -(words[0] & 0x7fffffffffffffffn) : words[0];
}

/** How many floats lie from one to the other; 0 for NaN and NaN. */
function distance(a: number, b: number): bigint {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0n;
  expect(Number.isNaN(a) || Number.isNaN(b)).toBe(false);
  return rank(a) > rank(b) ? rank(a) - rank(b) : rank(b) - rank(a);
}

const isNeighbour = (a: number, b: number): boolean => distance(a, b) <= 1n;

/** A sum of the results' bits over a grid. It must be the same on every machine. */
function bitsOf(of: (x: number) => number, from: number, to: number): string {
  let sum = 0n;
  for (let index = 0; index < 20_000; index += 1) {
    float[0] = of(from + ((to - from) * index) / 20_000);
    sum = BigInt.asUintN(64, sum * 31n + words[0]);
  }
  return sum.toString(16);
}

const RUNS = { numRuns: 20_000 };
const SPECIAL = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, 1e-310, 2.2250738585072014e-308];
const LARGEST = [
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  8.98846567431158e307,
  1 - 2 ** -53,
  1 + 2 ** -52,
];

describe('log', () => {
  test('is what Math.log is at zeros, ones, infinities, NaN, subnormals and the largest numbers', () => {
    for (const x of [...SPECIAL, ...LARGEST]) expect(distance(log(x), Math.log(x))).toBe(0n);
    expect(Object.is(log(1), 0)).toBe(true);
  });

  test.prop([fc.double()], RUNS)('is within 1 unit in the last place of Math.log', (x) => {
    expect(isNeighbour(log(x), Math.log(x))).toBe(true);
  });

  test.prop([fc.double({ min: 0.5, max: 2 })], RUNS)('is so around 1, where it cancels', (x) => {
    expect(isNeighbour(log(x), Math.log(x))).toBe(true);
  });

  test('is so on both sides of every cell of its table and at every power of two', () => {
    for (let exponent = -1074; exponent < 1024; exponent += 1) {
      const x = 2 ** exponent;
      expect(isNeighbour(log(x), Math.log(x))).toBe(true);
    }
    for (let edge = 64; edge <= 256; edge += 1) {
      for (const x of [edge / 128, edge / 128 - 2 ** -53, edge / 128 + 2 ** -52]) {
        expect(isNeighbour(log(x), Math.log(x))).toBe(true);
      }
    }
  });
});

describe('exp', () => {
  test('is what Math.exp is at zeros, infinities, NaN, subnormals and the ends of its range', () => {
    const ends = [709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, 710];
    for (const x of [...SPECIAL, ...LARGEST, ...ends, -745.2, -746]) {
      expect(distance(exp(x), Math.exp(x))).toBe(0n);
    }
  });

  test.prop([fc.double({ min: -750, max: 715 })], RUNS)(
    'is within 1 unit in the last place of Math.exp, subnormal results included',
    (x) => {
      expect(isNeighbour(exp(x), Math.exp(x))).toBe(true);
    },
  );

  test.prop([fc.double({ min: -1, max: 1 })], RUNS)('is so for small arguments', (x) => {
    expect(isNeighbour(exp(x), Math.exp(x))).toBe(true);
  });
});

describe('sin and cos', () => {
  test.prop([fc.double({ min: -ANGLE_MAX, max: ANGLE_MAX, noNaN: true })], RUNS)(
    'are within 1 unit in the last place of Math.sin and Math.cos',
    (x) => {
      expect(isNeighbour(sin(x), Math.sin(x))).toBe(true);
      expect(isNeighbour(cos(x), Math.cos(x))).toBe(true);
    },
  );

  test.prop([fc.integer({ min: -63_000, max: 63_000 }), fc.integer({ min: -2, max: 2 })], RUNS)(
    'are so next to the multiples of a quarter turn, where they cancel',
    (count, steps) => {
      const x = count * (Math.PI / 2) * (1 + steps * 2 ** -52);
      expect(isNeighbour(sin(x), Math.sin(x))).toBe(true);
      expect(isNeighbour(cos(x), Math.cos(x))).toBe(true);
    },
  );

  test('keep the sign of zero, and NaN', () => {
    expect(Object.is(sin(-0), -0)).toBe(true);
    expect(Object.is(sin(0), 0)).toBe(true);
    expect(cos(-0)).toBe(1);
    expect(sin(NaN)).toBeNaN();
    expect(cos(NaN)).toBeNaN();
    expect(sin(5e-324)).toBe(5e-324);
  });

  test('refuse angles beyond the bound', () => {
    for (const x of [ANGLE_MAX * (1 + 2 ** -52), -ANGLE_MAX - 1, Infinity, -Infinity]) {
      expect(() => sin(x)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
      expect(() => cos(x)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });
});

describe('power', () => {
  test.prop([
    fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    fc.double({ min: -20, max: 20, noNaN: true }),
  ])('agrees with ** to a relative 1e-13', (base, exponent) => {
    const expected = base ** exponent;
    expect(Math.abs(power(base, exponent) - expected)).toBeLessThanOrEqual(1e-13 * expected);
  });

  test('refuses a base of 0 or less, and NaN', () => {
    for (const base of [0, -1, NaN]) {
      expect(() => power(base, 2)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });
});

// Not right or wrong: unchanged. A difference on another machine or engine means that runs differ
// there.
test('every bit of the results is the same everywhere', () => {
  expect(bitsOf(log, 1e-3, 1e3)).toBe('7c76da0568f48e1e');
  expect(bitsOf(exp, -40, 40)).toBe('d8c4495dcdb6c652');
  expect(bitsOf(sin, -100, 100)).toBe('7cd7217386cca66');
  expect(bitsOf(cos, -100, 100)).toBe('6d94c70e7aa715a8');
});
