import { promiseWatch } from '../actors/guards/promise-watch.ts';
import type { Observer } from '../actors/observer.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import { MILLISECOND } from '../data/units.ts';
import { askedNumber } from './asked.ts';
import type { Measured } from './measured.ts';
import type { Model } from './model.ts';
import type { WorldView } from './world-view.ts';

interface Sample {
  readonly at: Instant;
  /** The values in the order of the measures. */
  readonly row: readonly number[];
}

/** A run keeps at most this many samples, besides that of its end. */
const SAMPLES_MAX = 1_000;

/**
 * Samples the measures of a run at the multiples of an interval. A sample shows the world after all
 * events up to its instant. When there are more than `SAMPLES_MAX` of them, the interval doubles,
 * and every second sample is dropped. So long runs have the same number of samples as short ones.
 * It is an observer, so that the run is the same without it.
 */
export class Sampler implements Observer {
  private readonly names: readonly string[];
  private readonly measures: readonly ((world: WorldView) => number)[];
  private samples: Sample[] = [];
  /** The instant of the next sample. */
  private next = 0;
  private hasEnded = false;

  constructor(
    private readonly model: string,
    measures: NonNullable<Model['measures']>,
    private interval: number,
    private readonly world: WorldView,
  ) {
    this.names = Object.keys(measures);
    this.measures = Object.values(measures);
  }

  instant(at: Instant, until: Instant): void {
    if (until <= this.next || until === FOREVER) return;
    if (this.next < at) this.next = Math.ceil(at / this.interval) * this.interval;
    if (until <= this.next) return;
    const row = this.measure();
    while (this.next < until) this.keep(row);
  }

  /** The run has ended. Further calls do nothing. */
  ended(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const at = this.world.now;
    // The run may have ended before an instant that was sampled when nothing came until then.
    this.samples = this.samples.filter((sample) => sample.at < at);
    this.samples.push({ at, row: promiseWatch.unnoted(() => this.measure()) });
  }

  /** What was measured so far. */
  measured(): Measured {
    const columns = this.names.map((name, index): [string, (number | null)[]] => [
      name,
      this.samples.map(({ row }) => (Number.isFinite(row[index]) ? row[index] : null)),
    ]);
    return { at: this.samples.map(({ at }) => at), values: Object.fromEntries(columns) };
  }

  private keep(row: readonly number[]): void {
    if (this.samples.length === SAMPLES_MAX) {
      this.interval *= 2;
      this.samples = this.samples.filter(({ at }) => at % this.interval === 0);
      this.next = Math.ceil(this.next / this.interval) * this.interval;
    } else {
      this.samples.push({ at: this.next, row });
      this.next += this.interval;
    }
  }

  private measure(): number[] {
    const { names, world } = this;
    return this.measures.map((measure, index) =>
      askedNumber(`model ${this.model}: measure ${names[index]}`, () => measure(world)),
    );
  }
}

/** Without an interval of the model, the first samples are so far apart. */
const INTERVAL_START = MILLISECOND;

/** Begins to sample a run, if its model has measures. `options` are the values of its options. */
export function samplerOf(
  { name, measures, measureEvery }: Model,
  world: WorldView,
  options: object,
): Sampler | undefined {
  if (measures === undefined) return undefined;
  const interval = measureEvery?.(options) ?? INTERVAL_START;
  return new Sampler(name, measures, Math.max(1, Math.round(interval)), world);
}
