import { describe, expect, test } from 'vitest';
import { shown } from '../../../kernel/data/shown.ts';
import { simulate } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';

describe('what was got is shown', () => {
  test('as JSON, numbers as they are, what has no JSON by its type', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    const cases: [got: unknown, text: string][] = [
      ['a\nb', '"a\\nb"'],
      ['a\u0085\u2028b', '"a\\u0085\\u2028b"'],
      [{ n: [1, null] }, '{"n":[1,null]}'],
      [Number.NaN, 'NaN'],
      [1e-20, '1e-20'],
      [undefined, 'nothing'],
      [() => 1, 'function'],
      [Symbol('s'), 'symbol'],
      [5n, 'bigint that JSON cannot hold'],
      [circular, 'object that JSON cannot hold'],
    ];
    for (const [got, text] of cases) expect(shown(got)).toBe(text);
  });

  test('whole up to 80 characters, cut to them beyond', () => {
    expect(shown('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
    expect(shown('x'.repeat(79))).toBe(`"${'x'.repeat(76)}...`);
  });
});

// This once ended in a TypeError of JSON.stringify, which named no place.
test('a scenario with what JSON cannot hold is refused by place', () => {
  const wrong: [input: object, code: string, place: string][] = [
    [{ seed: 1n }, 'bad-scenario', 'seed'],
    [{ seed: 1, limits: { events: 1n } }, 'bad-scenario', 'limits: events'],
    [{ seed: 1, network: { latency: 5n } }, 'bad-scenario', 'network: latency'],
    [{ seed: 1, options: { population: 3n } }, 'bad-option', 'option population'],
  ];
  for (const [input, code, place] of wrong) {
    const message = expect.stringContaining(`${place}: got bigint`);
    expect(() => simulate(fsm, input as never)).toThrow(expect.objectContaining({ code, message }));
  }
});
