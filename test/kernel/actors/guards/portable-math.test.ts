import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { portableMath } from '../../../../kernel/actors/guards/portable-math.ts';
import type { World } from '../../../../kernel/index.ts';
import { play, stage } from '../stage.ts';

type Name = keyof typeof portableMath;
type Functions = Record<Name, (...values: number[]) => number>;

const names = Object.keys(portableMath) as Name[];
const portable: Functions = portableMath;
const present: Functions = { ...pick(Math) };

function pick(from: Functions): Functions {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Functions;
}

const PAIRS: readonly Name[] = ['atan2', 'hypot', 'pow'];

/** Arguments for which the language fixes the result, and their neighbours. */
const SPECIAL = [
  ...[
    0,
    1,
    0.5,
    1 / 3,
    2,
    3,
    22,
    709.79,
    710,
    711,
    745.2,
    1023,
    1024,
    1075,
    1e5,
    1e10,
    1e16 + 2,
    1e20,
  ],
  ...[2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 1e300, 1e-16, 1e-300, 1e-320, Math.PI, Math.PI / 2],
  ...[Number.MAX_VALUE, Number.MIN_VALUE, Number.POSITIVE_INFINITY, Number.NaN],
].flatMap((value) => [value, -value]);

/** The tried arguments of a function, single ones or pairs. */
const argumentsOf = (name: Name, values: readonly number[]): number[][] =>
  PAIRS.includes(name) ? values.flatMap((a) => values.map((b) => [a, b])) : values.map((a) => [a]);

/** Computes a value in a handler. */
function handled<T>(ask: () => T): T {
  const answers: T[] = [];
  const { result } = play((setup) => {
    setup.spawn('one', () => ({ start: () => void answers.push(ask()) }));
  });
  expect(result.outcome.reason).toBe('idle');
  return answers[0];
}

describe('the functions of Math that a handler finds', () => {
  test('are all that the language leaves approximate, in name and length as before', () => {
    const exact =
      'abs ceil clz32 f16round floor fround imul max min random round sign sqrt sumPrecise trunc';
    const all = Object.getOwnPropertyNames(Math).filter((name) => /^[a-z]/.test(name));
    expect([...names].sort()).toEqual(
      all.filter((name) => !exact.split(' ').includes(name)).sort(),
    );
    const shapes = (from: Functions) => names.map((name) => [from[name].name, from[name].length]);
    expect(shapes(portable)).toEqual(shapes(present));
  });

  test('are these, while a slice runs', () => {
    expect(handled(() => pick(Math))).toEqual(portable);
  });

  test('have these bits, on every machine', () => {
    // Of all sizes, from a generator that is exact: few would be alike if one operation rounded otherwise.
    let state = 1;
    const drawn = Array.from({ length: 600 }, (_, index) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 31 - 1) * [1, 10, 700, 1e6, 1e-6, 1e15][index % 6];
    });
    const hash = createHash('sha256');
    for (const name of names) {
      const values = drawn.map((value, index) => portable[name](value, drawn[(index + 7) % 600]));
      const positive = drawn.map((value, index) =>
        portable[name](Math.abs(value), drawn[(index + 1) % 600] / 1e3),
      );
      for (const value of [...values, ...positive])
        hash.update(Number.isNaN(value) ? 'NaN' : text(value));
    }
    expect(hash.digest('hex')).toBe(
      '8ccadc45982e50a79d3bc7c6a160322e6862ecf28a9425df87191f742ed8e85a',
    );
  });

  test('answer special values as the language says, and others nearly as Math does', () => {
    const wrong = names.flatMap((name) =>
      argumentsOf(name, SPECIAL).flatMap((values) => {
        const [expected, got] = [present[name](...values), portable[name](...values)];
        const isNear = Math.abs(got - expected) <= 1e-14 * Math.abs(expected);
        // e^-745.13 is the least number or 0, as one rounds.
        const isLeast = Math.abs(expected) === Number.MIN_VALUE && got === 0;
        return Object.is(expected, got) || isNear || isLeast
          ? []
          : [`${name}(${values}) is ${text(got)}, not ${text(expected)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('convert their arguments, all and in order, before they compute', () => {
    const order: string[] = [];
    const said = (name: string, value: number) => ({
      valueOf: () => {
        order.push(name);
        return value;
      },
    });
    // As JavaScript that no compiler has checked.
    const untyped: Record<string, (...values: unknown[]) => unknown> = portableMath as never;
    expect(untyped.pow(said('base', 3), said('exponent', 2))).toBe(9);
    expect(untyped.hypot(said('a', Number.NaN), said('b', Number.POSITIVE_INFINITY), '4')).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(order).toEqual(['base', 'exponent', 'a', 'b']);
    expect([untyped.sin(), untyped.cos(null), untyped.atan2('0', [-1])]).toEqual([NaN, 1, Math.PI]);
    for (const name of names) {
      expect(() => untyped[name](1n, 1n), name).toThrow(TypeError);
      expect(() => untyped[name](Symbol('no')), name).toThrow(TypeError);
    }
  });

  test('take the length of any number of numbers', () => {
    const { hypot } = portableMath;
    expect([hypot(), hypot(-3), hypot(3, 4), hypot(2, 3, 6), hypot(1e200, 1e200)]).toEqual([
      0,
      3,
      5,
      7,
      present.hypot(1e200, 1e200),
    ]);
  });
});

describe('after a slice', () => {
  const spoilt: Record<string, (world: World) => void> = {
    'that ends well': (world) => void world.advance({ events: 1 }),
    'whose handler throws': (world) =>
      expect(world.advance()).toMatchObject({ error: 'Error: no' }),
  };
  for (const [how, advance] of Object.entries(spoilt)) {
    test(`${how}, Math is what it was`, () => {
      const world = stage((setup) => {
        setup.spawn('one', () => ({
          start: (self) => self.send(self.channel, {}),
          receive() {
            throw new Error('no');
          },
        }));
      });
      expect(pick(Math)).toEqual(present);
      advance(world);
      expect(pick(Math)).toEqual(present);
    });
  }

  test('whose set-up throws, or whose observer does, Math is what it was', () => {
    const no = (): never => {
      throw new Error('no');
    };
    expect(() => stage(no)).toThrow('no');
    expect(pick(Math)).toEqual(present);
    const world = stage(
      (setup) => setup.spawn('one', () => ({ start() {} })),
      {},
      { observers: [{ event: no }] },
    );
    expect(() => world.advance()).toThrow('no');
    expect(pick(Math)).toEqual(present);
  });

  test('inside of another slice, Math is portable until that one ends', () => {
    const inner = () => play((setup) => setup.spawn('inner', () => ({ start() {} })));
    expect(
      handled(() => {
        inner();
        return pick(Math);
      }),
    ).toEqual(portable);
    expect(pick(Math)).toEqual(present);
  });
});

/** A number with its sign, and all its bits. */
function text(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
