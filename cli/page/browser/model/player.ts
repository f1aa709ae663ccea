import type { Pace, Timeline } from './timeline.ts';

/** How long the whole graph plays at usual speed: longer for more to see. */
const PLAY_MS_MIN = 4_000;
const PLAY_MS_MAX = 15_000;
const ITEM_MS = 40;
/** Where motion is to be reduced, steps a second. */
const STEPS_A_SECOND = 2;

/** Moves the timeline, by time or by arrival, with the clock of the wall. */
export class Player {
  isPlaying = false;
  speed = 1;
  /** How far it has come, [0, 1], in the present pace. */
  position = 1;
  private paceNow: Pace;
  /** Wall time that has passed since it last moved. */
  private saved = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly isReduced: () => boolean,
  ) {
    this.paceNow = timeline.defaultPace;
  }

  get pace(): Pace {
    return this.paceNow;
  }

  /** Counts otherwise from now on, from what is shown. */
  setPace(pace: Pace): void {
    const { timeline } = this;
    this.paceNow = pace;
    const share = pace === 'time' ? timeline.now / timeline.endAt : timeline.shown / timeline.total;
    this.position = timeline.shown === timeline.total || Number.isNaN(share) ? 1 : share;
  }

  /** Goes to a position, [0, 1]. */
  seek(position: number): void {
    const { timeline } = this;
    this.position = Math.max(0, Math.min(1, position));
    if (this.position === 1) timeline.show(timeline.total);
    else if (this.paceNow === 'arrival') timeline.show(this.position * timeline.total);
    else timeline.show(timeline.countAt(this.position * timeline.endAt));
  }

  /** Starts, from the beginning if it had come to the end; or pauses. */
  toggle(): void {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.position === 1) this.seek(0);
    this.saved = 0;
  }

  /** Goes on by so much wall time, and pauses at the end. */
  advance(wallMs: number): void {
    if (!this.isPlaying) return;
    const step = this.isReduced() ? 1000 / STEPS_A_SECOND : 0;
    this.saved += wallMs;
    if (this.saved < step) return;
    const whole = Math.max(PLAY_MS_MIN, Math.min(PLAY_MS_MAX, this.timeline.total * ITEM_MS));
    this.seek(this.position + (this.saved * this.speed) / whole);
    this.saved = 0;
    if (this.position === 1) this.isPlaying = false;
  }
}
