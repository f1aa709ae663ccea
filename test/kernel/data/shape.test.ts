import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { SimulationError } from '../../../kernel/index.ts';
import { list, object, openObject, readShape, text, whole } from '../../../kernel/shapes.ts';

const crew = object(
  {
    ship: text(),
    pirates: list(object({ name: text(), age: v.optional(whole(0, 99)) }, 'a pirate')),
    port: v.optional(
      v.union([v.string(), openObject({ name: text() })], () => 'got something, expected a port'),
    ),
  },
  'a crew',
);

const refusalOf = (data: unknown): string => {
  try {
    readShape(crew, data, 'file', 'bad-argument');
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(SimulationError);
    expect(error).toMatchObject({ code: 'bad-argument' });
    return (error as SimulationError).message;
  }
};

describe('data of a shape', () => {
  test('is read', () => {
    const data = { ship: 'Adventure', pirates: [{ name: 'ann', age: 30 }], port: 'Tortuga' };
    expect(readShape(crew, data, 'file', 'bad-argument')).toEqual(data);
  });

  const wrong: [data: unknown, message: string][] = [
    [[], 'file: got [], expected a crew'],
    [{}, 'file: ship: got nothing, expected a text'],
    [{ ship: 1, pirates: 2 }, 'file: ship: got 1, expected a text'],
    [{ ship: 'a', pirates: [{ name: 'b' }, 'c'] }, 'file: pirates[1]: got "c", expected a pirate'],
    [
      { ship: 'a', pirates: [{ name: 'b', age: 100 }] },
      'file: pirates[0]: age: got 100, expected a whole number from 0 to 99',
    ],
  ];
  test.each(wrong)('is refused where it is not: %j', (data, message) => {
    expect(refusalOf(data)).toBe(message);
  });

  test('is refused for an unknown field first, wherever it is', () => {
    expect(refusalOf({ shp: 1, pirates: 1 })).toBe(
      'file: unknown field "shp"; did you mean "ship"?',
    );
    expect(refusalOf({ ship: 1, pirates: [{ nose: 1 }] })).toBe(
      'file: pirates[0]: unknown field "nose"; there are: name, age',
    );
  });

  test('of several kinds is refused by the kind that was meant', () => {
    const crewIn = (port: unknown): object => ({ ship: 'a', pirates: [], port });
    expect(refusalOf(crewIn({ name: 5 }))).toBe('file: port: name: got 5, expected a text');
    expect(refusalOf(crewIn(5))).toBe('file: port: got something, expected a port');
  });

  test('is refused in one line of 380 characters at most, which says what was expected', () => {
    expect(refusalOf({ 'a\nb\u2028': 1 })).toMatch(/^file: unknown field "a\\nb\\u2028"; /);
    const place = 'x\n'.repeat(500);
    expect(() => readShape(crew, 1, place, 'bad-argument')).toThrow(
      /^.{217}\.{3}.{124,}: got 1, expected a crew$/,
    );
  });
});
