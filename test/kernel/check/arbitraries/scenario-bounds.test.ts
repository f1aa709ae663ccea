import { describe, expect, test } from 'vitest';
import { boundsOf } from '../../../../kernel/check/arbitraries/scenario-bounds.ts';
import { ms, seconds } from '../../../../kernel/data/time.ts';
import { defineModel } from '../../../../kernel/run/model.ts';
import { option } from '../../../../kernel/run/option.ts';

const within = (span: number) => ({ name: `in ${span}`, kind: 'eventually', within: span });
const modelWith = (options: Record<string, unknown>, more = {}) =>
  defineModel({ name: 'm', options, actors: () => undefined, ...more });
const duration = option.duration;

describe('the window', () => {
  test.each([
    ['10 s for a model without durations', {}, 10],
    ['20 times the largest duration', { a: duration(ms(100)), b: duration(seconds(3)) }, 60],
    ['from 1 s', { a: duration(ms(1)) }, 1],
    ['to 10 min', { a: duration(seconds(3600)) }, 600],
    ['the duration of the model itself', { duration: duration(seconds(7)), a: duration(ms(1)) }, 7],
  ])('is %s', (_, options, expected) => {
    expect(boundsOf(modelWith(options), {}).window).toBe(expected * 1e6);
  });

  test('is what the options say', () => {
    const model = modelWith({ a: duration(ms(100)) });
    expect(boundsOf(model, { window: '5s' }).window).toBe(5e6);
    expect(boundsOf(model, { base: { options: { a: '1s' } } }).window).toBe(20e6);
    expect(() => boundsOf(model, { window: '1us' })).toThrow(/window: got "1us", expected/);
  });

  test('is followed by twice the longest span that a property needs', () => {
    const properties = [within(5e6), within(2e6)].map((property) => ({
      ...property,
      begin: () => {
        throw new Error('nothing runs');
      },
    }));
    const model = { ...modelWith({}), properties };
    expect(boundsOf(model, {}).until).toBe(20e6);
  });
});

describe('the latency', () => {
  test.each([
    ['the median of the network', {}, { network: { latency: '7ms' } }, 7000],
    ['10 ms without a network and durations', {}, {}, 10_000],
    ['a twentieth of the shortest duration', { a: duration(ms(200)) }, {}, 10_000],
    ['from 1 ms', { a: duration(ms(2)) }, {}, 1000],
    ['to 100 ms', { a: duration(seconds(60)) }, {}, 100_000],
  ])('is %s', (_, options, more, expected) => {
    expect(boundsOf(modelWith(options, more), {}).latency).toBe(expected);
  });
});

describe('the population', () => {
  test.each([
    [option.count(5), { min: 2, max: 10 }],
    [option.count(5, { min: 3, max: 7 }), { min: 3, max: 7 }],
    [option.count(5, { min: 1 }), { min: 2, max: 10 }],
    [option.count(1, { max: 1 }), { min: 1, max: 1 }],
  ])('goes from 2, or the least, to twice the default', (size, expected) => {
    const bounds = boundsOf(modelWith({ size }, { size: 'size' }), {});
    expect(bounds.size).toEqual({ option: 'size', ...expected });
  });

  test('is not drawn where base says it', () => {
    const model = modelWith({ size: option.count(5) }, { size: 'size' });
    expect(boundsOf(model, { base: { options: { size: 4 } } }).size).toBeUndefined();
  });

  test('is an option of the model', () => {
    const model = { ...modelWith({}, {}), size: 'sise' };
    expect(() => boundsOf(model, {})).toThrow(
      /model m: size: got "sise", expected the name of an option/,
    );
    expect(() => modelWith({}, { size: 'sise' })).toThrow('size: got "sise", expected an option');
  });
});
