import type { Pace, Timeline } from './timeline.ts';

/** The least time that the whole graph plays at usual speed. A larger graph plays longer. */
const PLAY_MS_MIN = 4_000;
const PLAY_MS_MAX = 15_000;
const ITEM_MS = 40;
/** Steps a second with reduced motion. */
const STEPS_A_SECOND = 2;

/** Moves the timeline with the wall clock, by time or by arrival. */
export class Player {
  isPlaying = false;
  speed = 1;
  /** The position, [0, 1], in the present pace. */
  position = 1;
  private paceNow: Pace;
  /** The wall time since it last moved. */
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

  /** Changes the pace, and keeps the shown items. */
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

  /** Plays or pauses. At the end, it plays from the beginning. */
  toggle(): void {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.position === 1) this.seek(0);
    this.saved = 0;
  }

  /** Advances by some wall time, and pauses at the end. */
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
