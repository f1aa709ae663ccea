import type { Duration } from '../data/time.ts';

/** A model's option: its default, and what values it takes. Made by the functions of `option`. */
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
  /** What the option means, for those who choose. */
  readonly summary?: string;
}

interface Bounds extends About {
  /** Smallest value, included; of a duration, in microseconds, as `ms(1)` makes them. */
  readonly min?: number;
  /** Largest value, included; of a duration, in microseconds. */
  readonly max?: number;
}

/**
 * Makes options whose type says more than a plain default can. `defineModel` refuses a default that lies
 * outside of its option's bounds.
 */
export const option = {
  /** A whole number, from 0 unless `min` says otherwise. */
  count: (value: number, about: Bounds = {}): Option<number> => ({
    ...bounded(about),
    min: about.min ?? 0,
    type: 'count',
    default: value,
  }),
  /** Any finite number. A text with a unit, such as `2s`, is taken as its microseconds. */
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
  /** A number from 0 to 1, both included, or between bounds within these. */
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
