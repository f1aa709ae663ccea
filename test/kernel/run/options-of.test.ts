import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type Channel,
  type Duration,
  defineModel,
  type Instant,
  ms,
  type OptionsOf,
  option,
  START,
  seconds,
  simulate,
} from '../../../kernel/index.ts';

let got: unknown;
const model = defineModel({
  name: 'mine',
  options: {
    members: 5,
    period: seconds(1),
    timeout: option.duration(ms(200)),
    loss: option.probability(0.1),
    loud: false,
    label: 'x',
    variant: ['push', 'pull', 'push-pull'],
    order: option.choice(['fifo', 'none'], { summary: 'how messages arrive' }),
    since: START,
  },
  actors(_setup, options) {
    got = options;
  },
});

type Options = OptionsOf<typeof model>;

describe('the options of a model', () => {
  test('have types that can be named by the model, and by its definition', () => {
    interface Expected {
      readonly members: number;
      readonly period: Duration;
      readonly timeout: Duration;
      readonly loss: number;
      readonly loud: boolean;
      readonly label: string;
      readonly variant: 'push' | 'pull' | 'push-pull';
      readonly order: 'fifo' | 'none';
      readonly since: number;
    }
    expectTypeOf<Options>().toEqualTypeOf<Expected>();
    expectTypeOf<Parameters<typeof model.actors>[1]>().toEqualTypeOf<Expected>();
    const options = { members: 5, period: seconds(1) } as const;
    expectTypeOf<OptionsOf<typeof options>>().toEqualTypeOf<{
      readonly members: number;
      readonly period: Duration;
    }>();
    // A number without a unit is one with any, so that equality above has to be strict.
    expectTypeOf<Options['period']>().not.toEqualTypeOf<number>();
    expectTypeOf<Options['members']>().not.toEqualTypeOf<Duration>();
    expectTypeOf<Options['since']>().not.toEqualTypeOf<Instant>();
    expect(Object.keys(model.options)).toHaveLength(9);
  });

  test('are given by a scenario as values, and durations also as texts', () => {
    simulate(model, { seed: 1, options: { period: '2s', timeout: ms(7), variant: 'pull' } });
    expect(got).toMatchObject({ period: 2_000_000, timeout: 7_000, variant: 'pull', members: 5 });
    // @ts-expect-error A text is no number.
    expect(() => simulate(model, { seed: 1, options: { members: 'x' } })).toThrow('option members');
    // @ts-expect-error Another word is none of the list.
    expect(() => simulate(model, { seed: 1, options: { variant: 'pul' } })).toThrow('did you mean');
    // @ts-expect-error There is no such option.
    expect(() => simulate(model, { seed: 1, options: { variants: 'pull' } })).toThrow('variant');
  });

  test('are no channels, functions or objects', () => {
    interface Odd {
      readonly channel: Channel;
      readonly made: () => number;
      readonly list: readonly number[];
    }
    expectTypeOf<OptionsOf<Odd>>().toEqualTypeOf<Readonly<Record<keyof Odd, never>>>();
    const define = () => defineModel({ name: 'mine', options: { list: [5] }, actors() {} });
    expect(define).toThrow('model mine: option list: ');
  });
});
