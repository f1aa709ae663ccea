import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { completeScenario, defineModel, SimulationError } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const model = defineModel({ name: 'any', actors() {} });

const complete = (network: unknown): unknown =>
  completeScenario(model, { seed: 1, network: network as never }, 'file').network;

describe('the laws of a network', () => {
  test('are complete: instant and in order, unless they say otherwise', () => {
    const instant = { latency: '0s', ordering: 'fifo', zones: [], links: [] };
    expect(complete({})).toEqual(instant);
    expect(complete(undefined)).toBeUndefined();
    expect(complete({ latency: 1500, ordering: 'none' })).toEqual({
      ...instant,
      latency: '1.5ms',
      ordering: 'none',
    });
  });

  test('are refused where laws lie in laws in too many levels, or in themselves', () => {
    const nested = (levels: number): unknown =>
      levels === 0
        ? '1ms'
        : { law: 'bimodal', usual: '1ms', rare: nested(levels - 1), rareChance: 0.5 };
    expect(complete({ latency: nested(32) })).toMatchObject({ latency: nested(32) });
    const itself: Record<string, unknown> = { law: 'bimodal', usual: '1ms', rareChance: 0.5 };
    itself.rare = itself;
    for (const latency of [nested(33), nested(5000), itself]) {
      expect(() => complete({ latency })).toThrow(
        /^file: network: latency: got .*, expected a law in at most 32 levels$/,
      );
    }
  });

  test('are the same data when completed again, whatever law they have', () => {
    const laws = [
      '5ms',
      { law: 'uniform', min: 100, max: '0.2ms' },
      { law: 'exponential', mean: '1s' },
      { law: 'normal', mean: 2.5, deviation: '1us' },
      { law: 'lognormal', median: '3ms', sigma: 0.7 },
      { law: 'pareto', scale: '1ms', shape: 2 },
      {
        law: 'bimodal',
        usual: '1ms',
        rare: { law: 'lognormal', median: '1s', sigma: 1 },
        rareChance: 0.01,
      },
      {
        law: 'empirical',
        quantiles: [
          [0, '1ms'],
          [0.99, '5ms'],
          [1, '1s'],
        ],
      },
    ];
    for (const latency of laws) {
      const once = complete({ latency, links: [{ from: 'a', to: 'b', latency }] });
      expect(complete(once)).toEqual(once);
      expect(JSON.parse(JSON.stringify(once))).toEqual(once);
    }
  });

  const wrong: [network: unknown, ...says: string[]][] = [
    [5, 'file: network: got 5', 'an object'],
    [
      { delay: 5 },
      'file: network: unknown field "delay"',
      'latency, ordering, loss, bursts, duplication, connection, zones, links',
    ],
    [{ latency: 'soon' }, 'network: latency: got "soon"', 'a duration such as 5ms'],
    [{ latency: -1 }, 'network: latency: got -1', 'from 0'],
    [{ latency: null }, 'network: latency: got null', 'a duration'],
    [{ latency: {} }, 'latency: law: got nothing', 'one of constant, uniform'],
    [{ latency: { law: 'zipf' } }, 'latency: law: got "zipf"', 'one of constant, uniform'],
    [{ latency: { law: 'toString' } }, 'latency: law: got "toString"', 'one of'],
    [{ latency: { law: 'exponential' } }, 'latency: mean: got nothing', 'a duration'],
    [
      { latency: { law: 'exponential', mean: '1s', max: 1 } },
      'latency: unknown field "max"',
      'law, mean',
    ],
    [
      { latency: { law: 'lognormal', median: '0s', sigma: 1 } },
      'latency: median: got "0s"',
      'a duration above 0',
    ],
    [{ latency: { law: 'uniform', min: '2s', max: '1s' } }, 'latency: uniform', 'a min up to max'],
    [{ latency: { law: 'lognormal', median: '1s', sigma: '1s' } }, 'sigma: got "1s"', 'a number'],
    [
      { latency: { law: 'bimodal', usual: '1s', rare: '2s', rareChance: 2 } },
      'rareChance: got 2',
      'a number from 0 to 1',
    ],
    [
      { latency: { law: 'bimodal', usual: '1s', rare: { law: 'x' }, rareChance: 0 } },
      'latency: rare: law: got "x"',
    ],
    [{ latency: { law: 'empirical', quantiles: 5 } }, 'quantiles: got 5', 'a list'],
    [{ latency: { law: 'empirical', quantiles: [[0, '1s']] } }, 'two at least'],
    [
      {
        latency: {
          law: 'empirical',
          quantiles: [
            [0, '2s'],
            [1, '1s'],
          ],
        },
      },
      'quantiles[1]: got [1, 1000000]',
    ],
    [{ latency: { law: 'empirical', quantiles: [[0], [1, 1]] } }, 'quantiles[0]: got [0]'],
    [{ ordering: 'lifo' }, 'network: ordering: got "lifo"', '"fifo" or "none"'],
    [{ zones: {} }, 'network: zones: got {}', 'a list of rules'],
    [{ links: ['a'] }, 'network: links[0]: got "a"', 'an object with from, to'],
    [{ links: [{ from: 5 }] }, 'network: links[0]: from: got 5', 'a name'],
    [{ zones: [{}, { latency: [] }] }, 'network: zones[1]: latency: got []'],
    [{ zones: [{ form: 'a' }] }, 'network: zones[0]: unknown field "form"'],
    [{ zones: [{ within: 'a' }] }, 'network: zones[0]: within: got "a"', '"zone" or "region"'],
    [{ links: [{ within: 'zone' }] }, 'network: links[0]: unknown field "within"'],
  ];

  test('are refused in one line, with place, what it got and what was expected', () => {
    for (const [network, ...says] of wrong) {
      let message = '';
      try {
        complete(network);
      } catch (error) {
        expect(error).toBeInstanceOf(SimulationError);
        expect((error as SimulationError).code).toBe('bad-scenario');
        message = (error as Error).message;
      }
      for (const text of says) expect(message).toContain(text);
      expect(message).not.toContain('\n');
    }
  });

  test('are refused in a line that can be read, whatever they hold', () => {
    const long = 'a\n\u001b'.repeat(500);
    for (const network of [
      long,
      { links: { long } },
      { latency: new Array(3000).fill(1) },
      { latency: { law: 'uniform', min: long, max: 1 } },
      { zones: [{ from: [long] }] },
      { [long]: 1 },
    ]) {
      let message = '';
      try {
        complete(network);
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toMatch(/^file: network.{1,250}$/);
      expect(message).not.toMatch(/\p{Cc}/u);
    }
  });

  test.prop([fc.jsonValue()])('of any data are refused or completed, never a crash', (network) => {
    try {
      complete({ latency: network, links: [{ latency: network }] });
    } catch (error) {
      expect(error).toBeInstanceOf(SimulationError);
    }
  });
});
