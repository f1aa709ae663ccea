import type { Duration } from '../data/time.ts';

/**
 * A model's option, with its default and the values that it takes. The functions of `option` make
 * it.
 */
export interface Option<Value> {
  readonly type: 'count' | 'number' | 'duration' | 'probability' | 'flag' | 'text' | 'choice';
  readonly default: Value;
  readonly summary: string;
  /** Smallest and largest value, both included; durations in microseconds. */
  readonly min?: number;
  readonly max?: number;
  /** The words that a choice takes. */
  readonly words?: readonly string[];
}

interface About {
  /** Tells people what the option means. */
  readonly summary?: string;
}

interface Bounds extends About {
  /** Smallest value, included. A duration is in microseconds, as `ms(1)` makes it. */
  readonly min?: number;
  /** Largest value, included. */
  readonly max?: number;
}

/**
 * Makes options with a type, bounds and a summary. `defineModel` refuses a default outside of the
 * bounds.
 */
export const option = {
  /** A whole number, from 0 unless `min` says otherwise. */
  count: (value: number, about: Bounds = {}): Option<number> => ({
    ...bounded(about),
    min: about.min ?? 0,
    type: 'count',
    default: value,
  }),
  /** Any finite number. A text with a unit, such as `2s`, becomes a number of microseconds. */
  number: (value: number, about: Bounds = {}): Option<number> => ({
    ...bounded(about),
    type: 'number',
    default: value,
  }),
  /** A span of virtual time from 0. */
  duration: (value: Duration, about: Bounds = {}): Option<Duration> => ({
    ...bounded(about),
    type: 'duration',
    default: value,
  }),
  /** A number from 0 to 1, both included. `min` and `max` can narrow this. */
  probability: (value: number, about: Bounds = {}): Option<number> => ({
    summary: about.summary ?? '',
    min: about.min ?? 0,
    max: about.max ?? 1,
    type: 'probability',
    default: value,
  }),
  /** true or false. */
  flag: (value: boolean, { summary = '' }: About = {}): Option<boolean> => ({
    summary,
    type: 'flag',
    default: value,
  }),
  /** Any text. */
  text: (value: string, { summary = '' }: About = {}): Option<string> => ({
    summary,
    type: 'text',
    default: value,
  }),
  /** One of these words, the first by default. */
  choice: <const Word extends string>(
    words: readonly [Word, ...Word[]],
    { summary = '' }: About = {},
  ): Option<Word> => ({
    summary,
    type: 'choice',
    default: words[0],
    words,
  }),
};

const bounded = ({ summary = '', min, max }: Bounds) => ({
  summary,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});
