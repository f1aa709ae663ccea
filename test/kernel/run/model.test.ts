import { describe, expect } from 'vitest';
import { defineModel, isModel, ms, option, seconds, simulate } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const badModel = expect.objectContaining({ code: 'bad-model' });

describe('a model', () => {
  test('completes plain defaults to options of their type', () => {
    const model = defineModel({
      name: 'mine',
      options: { count: 5, loud: true, label: 'x', period: option.duration(ms(5)) },
      actors() {},
    });
    expect(model.summary).toBe('');
    expect(Object.entries(model.options).map(([name, { type }]) => [name, type])).toEqual([
      ['count', 'number'],
      ['loud', 'flag'],
      ['label', 'text'],
      ['period', 'duration'],
    ]);
  });

  test('gets its options as values: durations in microseconds', () => {
    let got: unknown;
    const model = defineModel({
      name: 'mine',
      options: {
        count: 5,
        loud: true,
        label: 'x',
        period: option.duration(ms(5)),
        wait: seconds(1),
      },
      actors(_setup, options) {
        got = options;
      },
    });
    simulate(model, { seed: 1, options: { count: 6, period: '2s' } });
    expect(got).toEqual({ count: 6, loud: true, label: 'x', period: 2_000_000, wait: 1_000_000 });
  });

  test('is refused without a name or a function actors', () => {
    const actors = () => undefined;
    for (const definition of [
      { name: '', actors },
      { actors },
      { name: 5, actors },
      { name: '../mine', actors },
      { name: 'a\\b', actors },
      { name: 'two\nlines', actors },
      { name: 'half \ud800', actors },
      { name: 'mine' },
      { name: 'mine', actors: [] },
    ]) {
      expect(() => defineModel(definition as never)).toThrow(badModel);
    }
  });

  test('is refused with an option that is neither a plain default nor made by `option`', () => {
    for (const spec of [
      null,
      undefined,
      [],
      {},
      () => 1,
      { type: 'count' },
      { default: 1 },
      { type: 'weekday', default: 1 },
      { type: 'toString', default: 1 },
    ]) {
      const define = () => defineModel({ name: 'mine', options: { x: spec }, actors() {} });
      expect(define).toThrow(badModel);
      expect(define).toThrow('model mine: option x: ');
    }
  });

  test('may be made elsewhere: its shape tells', () => {
    expect(isModel(defineModel({ name: 'mine', actors() {} }))).toBe(true);
    expect(isModel({ name: 'mine', options: {}, actors() {} })).toBe(true);
    for (const value of [
      null,
      undefined,
      5,
      'fsm',
      {},
      () => 1,
      { name: 'mine', actors() {} },
      { name: 'mine', options: null, actors() {} },
      { name: 'mine', options: {} },
      { options: {}, actors() {} },
    ]) {
      expect(isModel(value)).toBe(false);
    }
  });
});
