import { type Instant, MILLISECOND } from '../../kernel/index.ts';

/** So many samples are kept, which is more than a screen has room for. */
const SAMPLES_MAX = 600;

interface Sample {
  readonly at: Instant;
  readonly counts: readonly number[];
}

/**
 * The counts of states over time, at the multiples of an interval. When there are too many samples,
 * the interval doubles, and every second one is dropped.
 */
export class StateHistory {
  private samples: Sample[] = [];
  private interval: number = MILLISECOND;
  private next = 0;

  /** The counts stay as they are from `at` until `until`. */
  note(at: Instant, until: Instant, counts: readonly number[]): void {
    if (this.next < at) this.next = Math.ceil(at / this.interval) * this.interval;
    if (until <= this.next) return;
    // A long silence needs no samples of its own, but its begin and its end.
    const copy = [...counts];
    for (let room = SAMPLES_MAX; this.next < until && room > 0; room -= 1) this.keep(copy);
  }

  /** The samples so far, and one of the present. */
  read(now: Instant, counts: readonly number[]): Sample[] {
    const past = this.samples.filter(({ at }) => at < now);
    return [...past, { at: now, counts: [...counts] }];
  }

  private keep(counts: readonly number[]): void {
    if (this.samples.length === SAMPLES_MAX) {
      this.interval *= 2;
      this.samples = this.samples.filter(({ at }) => at % this.interval === 0);
      this.next = Math.ceil(this.next / this.interval) * this.interval;
      return;
    }
    this.samples.push({ at: this.next, counts });
    this.next += this.interval;
  }
}
