import { SimulationError } from '../data/errors.ts';
import type { Duration } from '../data/time.ts';
import { chosen, shuffled } from './choice.ts';
import { type Distribution, refuseLaw } from './distribution.ts';
import { cos, exp, log } from './math.ts';
import { refuse, requireAbove0, requireFinite, requireFrom0, requireRange } from './parameters.ts';
import { quantile } from './quantiles.ts';
import { purposeKey } from './seed.ts';
import { Block, type Key, threefry } from './threefry.ts';
import { Zipf } from './zipf.ts';

/** 2^-53, the step between two values of `uniform`. */
const STEP = 1 / 9007199254740992;
/** 2^-32. */
const HIGH_STEP = 1 / 4294967296;
const TURN = 6.283185307179586;
/** From any instant of the first two centuries, a span of this length ends before the end of time. */
const SPAN_MAX = 2251799813685248;

/** Keeps the keys of `at` apart from the keys of draws. */
const BY_HAND = 0x61742829;

// All draws share one block, since the caller of `threefry` reads it at once.
const block = new Block();

/** The Zipf law used last. Most programs have only one. */
let zipfLast = new Zipf(1, 1);

/**
 * Random numbers for the event being handled. A draw is a function of the key (seed and purpose),
 * the event's id and the draw's index within the event. So draws of other events and actors do not
 * change it. An event can make 2^32 draws.
 */
export class Draws {
  private keyHigh = 0;
  private keyLow = 0;
  private idHigh = 0;
  private idLow = 0;
  private index = 0;
  /** Whether numbers may be drawn now. Draws that `at` made ask the draws that they came from. */
  private isOpen = true;
  private readonly origin: Draws;

  constructor(key: Key, origin?: Draws) {
    this.origin = origin ?? this;
    this.rekey(key);
  }

  /** Draws under another key from now on. Draws that `at` has made keep theirs. */
  rekey(key: Key): void {
    this.keyHigh = key.high | 0;
    this.keyLow = key.low | 0;
  }

  /** Refuses every draw until the next `reset`, also from draws that `at` made. */
  close(): void {
    this.isOpen = false;
  }

  /** Starts with the first draw of an event, given by the two words of its id. */
  reset(idHigh: number, idLow: number): this {
    this.idHigh = idHigh;
    this.idLow = idLow;
    this.index = 0;
    this.isOpen = true;
    return this;
  }

  /** A number in [0, 1). All multiples of 2^-53 are equally likely. */
  uniform(): number;
  /**
   * A number in [min, max); `min` if both are equal.
   * @throws bad-argument unless both are finite, in order, and so is their difference.
   */
  uniform(min: number, max: number): number;
  uniform(min?: number, max?: number): number {
    if (min === undefined || max === undefined) return this.fraction();
    requireRange('uniform', min, max);
    const value = min + (max - min) * this.fraction();
    // The sum may round up to `max`, which is exclusive.
    return value < max ? value : min;
  }

  /**
   * A whole number from `min` to `max` (both included). All are equally likely, within a relative
   * error of (max - min + 1) / 2^53. @throws bad-argument unless both are whole, in order, within
   * 2^53.
   */
  integer(min: number, max: number): number {
    if (!(Number.isSafeInteger(min) && Number.isSafeInteger(max) && min <= max)) {
      refuse('integer', `min ${min}, max ${max}`, 'whole numbers, min up to max');
    }
    if (!Number.isSafeInteger(max - min)) {
      refuse('integer', `min ${min}, max ${max}`, 'a difference below 2^53');
    }
    return min + Math.floor((max - min + 1) * this.fraction());
  }

  /** True with a probability: never at 0, always at 1. @throws bad-argument outside [0, 1]. */
  chance(probability: number): boolean {
    if (!(probability >= 0 && probability <= 1)) {
      refuse('chance: probability', probability, 'a number from 0 to 1');
    }
    return this.fraction() < probability;
  }

  /**
   * The exponential law of the given mean. A value is at most 36.8 means, since log(2^53) = 36.7.
   * @throws bad-argument unless `mean` is finite and not below 0.
   */
  exponential(mean: number): number {
    requireFrom0('exponential: mean', mean);
    return 0 - mean * log(1 - this.fraction());
  }

  /**
   * The normal law. A value is at most 8.6 deviations from the mean. Takes two draws.
   *
   * Source: Box and Muller 1958, A Note on the Generation of Random Normal Deviates. Only the
   * cosine is used, since keeping the sine for the next call would make that call depend on this
   * one.
   * @throws bad-argument unless both are finite and `deviation` is not below 0.
   */
  normal(mean: number, deviation: number): number {
    requireFinite('normal: mean', mean);
    requireFrom0('normal: deviation', deviation);
    return mean + deviation * this.gauss();
  }

  /**
   * The lognormal law: median x e^(sigma z), where z is normal of mean 0 and deviation 1. Half of
   * the values lie below `median`, their mean is median x e^(sigma^2 / 2), and `sigma` is the
   * deviation of their natural logarithms. Takes two draws. A sigma above 80 may overflow to
   * Infinity.
   * @throws bad-argument unless both are finite, `median` above 0 and `sigma` not below 0.
   */
  lognormal(median: number, sigma: number): number {
    requireAbove0('lognormal: median', median);
    requireFrom0('lognormal: sigma', sigma);
    return median * exp(sigma * this.gauss());
  }

  /**
   * The Pareto law: values are at least `scale`, and P(value > x) = (scale / x)^shape. The mean is
   * infinite up to shape 1, the variance up to shape 2. Shapes below 0.06 may overflow to Infinity.
   * @throws bad-argument unless both are finite and above 0.
   */
  pareto(scale: number, shape: number): number {
    requireAbove0('pareto: scale', scale);
    requireAbove0('pareto: shape', shape);
    return scale * exp(log(1 - this.fraction()) / -shape);
  }

  /**
   * The Zipf law: a rank from 1 to `count` (both included), P(rank) ~ rank^-exponent. Takes one
   * draw, seldom more. A call with other parameters than the last call takes about four times as
   * long.
   * @throws bad-argument unless `count` is whole and from 1, `exponent` finite and above 0.
   */
  zipf(count: number, exponent: number): number {
    if (zipfLast.count !== count || zipfLast.exponent !== exponent) {
      zipfLast = new Zipf(count, exponent);
    }
    return zipfLast.rank(this);
  }

  /** A duration of the law, in microseconds. It is rounded, and limited to 0 and 2^51, which is 71 years. */
  duration(distribution: Distribution): Duration {
    const value = sample(distribution, this);
    if (!(value > 0)) return 0;
    return Math.min(Math.round(value), SPAN_MAX);
  }

  /** One of the items, all equally likely. @throws bad-argument for an empty list. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) refuse('pick', 'no items', 'at least one');
    return items[Math.floor(items.length * this.fraction())];
  }

  /** The items in random order, in a new array. All orders are equally likely. Takes one draw fewer than items. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    return shuffled(items, this);
  }

  /**
   * `count` different items in random order, in a new array. All choices and orders are equally
   * likely. O(count).
   * @throws bad-argument unless `count` is a whole number from 0 to the number of items.
   */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    if (!(Number.isInteger(count) && count >= 0 && count <= items.length)) {
      refuse('sample: count', count, `a whole number from 0 to the ${items.length} items`);
    }
    return chosen(items, count, this);
  }

  /**
   * Returns draws with a key of your own, such as a round or a peer, besides purpose and event.
   * Earlier draws do not change them, and draws of two keys are unrelated. A number is the same key
   * as its text. They stay with the event at which they were made.
   */
  at(key: string | number): Draws {
    if (!this.origin.isOpen) refuseClosed();
    threefry(this.idHigh, this.idLow, this.keyHigh ^ BY_HAND, this.keyLow, block);
    const own: Key = { high: block.high, low: block.low };
    return new Draws(purposeKey(own, String(key)), this.origin).reset(this.idHigh, this.idLow);
  }

  /** Draws 53 random bits as a number in [0, 1). All draws come from here. */
  private fraction(): number {
    if (!this.origin.isOpen) refuseClosed();
    // The id fills the 64-bit counter, so the index goes into the key. Threefry gives unrelated
    // streams for neighbouring keys, too (Salmon et al. 2011).
    threefry(this.idHigh, this.idLow, this.keyHigh, this.keyLow ^ this.index, block);
    this.index += 1;
    return (block.high >>> 0) * HIGH_STEP + (block.low >>> 11) * STEP;
  }

  /** Normal of mean 0 and deviation 1. */
  private gauss(): number {
    const radius = Math.sqrt(-2 * log(1 - this.fraction()));
    return radius * cos(TURN * this.fraction());
  }
}

/**
 * One number of the law, by the draws of its name; a constant draws none.
 * @throws bad-argument as these draws, and for a law of another name.
 */
export function sample(distribution: Distribution, draws: Draws): number {
  switch (distribution.law) {
    case 'constant':
      return distribution.value;
    case 'uniform':
      return draws.uniform(distribution.min, distribution.max);
    case 'exponential':
      return draws.exponential(distribution.mean);
    case 'normal':
      return draws.normal(distribution.mean, distribution.deviation);
    case 'lognormal':
      return draws.lognormal(distribution.median, distribution.sigma);
    case 'pareto':
      return draws.pareto(distribution.scale, distribution.shape);
    case 'bimodal':
      return sample(
        draws.chance(distribution.rareChance) ? distribution.rare : distribution.usual,
        draws,
      );
    case 'empirical':
      return quantile(distribution.quantiles, draws.uniform());
    default:
      // A model in JavaScript may ask for any law.
      return refuseLaw((distribution satisfies never as Distribution).law);
  }
}

function refuseClosed(): never {
  throw new SimulationError(
    'misuse',
    'random numbers were drawn outside of the handler, or after the set-up, that they were made for: use self.random in a handler',
  );
}
