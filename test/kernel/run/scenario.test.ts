import { describe, expect } from 'vitest';
import {
  completeScenario,
  defineModel,
  LAWS,
  option,
  type ScenarioInput,
  seconds,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const model = defineModel({
  name: 'mine',
  options: {
    members: option.count(5, { min: 2 }),
    period: option.duration(seconds(1)),
    label: 'x',
  },
  actors() {},
});

const completed = (input: object) => completeScenario(model, { seed: 1, ...input }, 'file');

describe('a completed scenario', () => {
  test('leaves nothing to default', () => {
    expect(completed({})).toEqual({
      format: 'spigo-scenario-1',
      laws: LAWS,
      model: 'mine',
      seed: '1',
      options: { members: 5, period: '1s', label: 'x' },
      ties: 'fifo',
      strict: true,
      limits: { events: 1e12, pending: 2 ** 25 },
    });
  });

  test('has the network that its model makes of the options, unless it has one', () => {
    const far = defineModel({
      name: 'far',
      options: { latency: option.duration(seconds(1)) },
      network: ({ latency }) => (latency === 0 ? undefined : { latency }),
      actors() {},
    });
    const latencyOf = (input: object) =>
      completeScenario(far, { seed: 1, ...input }, 'far').network?.latency;
    expect(latencyOf({})).toBe('1s');
    expect(latencyOf({ options: { latency: '2s' } })).toBe('2s');
    expect(latencyOf({ options: { latency: 0 } })).toBeUndefined();
    expect(latencyOf({ network: { latency: '3ms' } })).toBe('3ms');
  });

  test('has the limit of time that its model makes of the options, unless it has one', () => {
    const short = defineModel({
      name: 'short',
      options: { rounds: 3 },
      until: ({ rounds }) => (rounds === 0 ? undefined : seconds(rounds)),
      actors() {},
    });
    const untilOf = (input: object) =>
      completeScenario(short, { seed: 1, ...input }, 'short').limits.until;
    expect(untilOf({})).toBe('3s');
    expect(untilOf({ options: { rounds: 0 } })).toBeUndefined();
    expect(untilOf({ limits: { until: '9s' } })).toBe('9s');
  });

  test('is strict as it says itself, else as its model says', () => {
    const lenient = defineModel({ name: 'lenient', strict: false, actors() {} });
    const strictOf = (of: typeof lenient, input: object) =>
      completeScenario(of, { seed: 1, ...input }, 'file').strict;
    const plain = defineModel({ name: 'plain', actors() {} });
    expect([strictOf(plain, {}), strictOf(lenient, {})]).toEqual([true, false]);
    expect([strictOf(plain, { strict: false }), strictOf(lenient, { strict: true })]).toEqual([
      false,
      true,
    ]);
  });

  test('is the same for inputs that mean the same, and completes to itself', () => {
    const one = completed({
      seed: '7',
      options: { period: '90s', members: '3' },
      limits: { until: '1.5h' },
    });
    const other = completed({
      seed: 7,
      options: { members: 3, period: 90_000_000 },
      limits: { until: '90m' },
      ties: 'fifo',
    });
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(completed(one)).toEqual(one);
    expect(one.limits.until).toBe('1.5h');
  });

  test('keeps model reference and graph', () => {
    const reference = { module: './mine.ts', export: 'mine' };
    const graph = { nodes: [{ name: 'a', service: 's' }], edges: [] };
    expect(completed({ model: reference, graph })).toMatchObject({ model: reference, graph });
  });

  const refusals: [input: Partial<ScenarioInput>, code: string, ...says: string[]][] = [
    [{ options: { membrs: 3 } }, 'bad-option', 'no option "membrs"', 'did you mean "members"?'],
    [{ options: { toString: 3 } }, 'bad-option', 'no option "toString"'],
    [{ options: { members: 1 } }, 'bad-option', 'option members: got 1', 'whole number from 2'],
    [{ options: { members: null } }, 'bad-option', 'option members: got null', 'from 2'],
    [{ options: { period: 'soon' } }, 'bad-option', 'option period: got "soon"', 'a duration'],
    [{ options: { label: 5 } }, 'bad-option', 'option label: got 5', 'a text'],
    [{ limits: { until: 'soon' } }, 'bad-option', 'limits.until: got "soon"', 'a duration'],
    [{ limits: { until: '-5s' } }, 'bad-option', 'limits.until: got "-5s"', 'a duration'],
    [{ ties: 'lifo' as never }, 'bad-scenario', 'ties: got "lifo"'],
  ];
  for (const [input, code, ...says] of refusals) {
    test(`is refused: ${says[0]}`, () => {
      const refusal = expect.objectContaining({ code });
      expect(() => completed(input)).toThrow(refusal);
      for (const text of ['file: ', ...says]) expect(() => completed(input)).toThrow(text);
    });
  }
});
