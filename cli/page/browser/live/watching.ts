import { nextBatch } from '../../../watch/batch-size.ts';
import type { Picture, Survey } from '../../../watch/picture.ts';
import type { RunData } from '../../page-data.ts';
import type { Link } from './link.ts';
import { instantShown, type Playback, type PlaybackListener } from './playback.ts';
import type { Sight } from './sight.ts';

/** A question should be answered within this time, so that the next one need not wait. */
const ANSWER_MS = 40;
const EVENTS_START = 2_000;
/** Events a second. */
const SPEED_START = 10;
/** A run that was changed by hand ends after so many events, if it does not end before. */
const CHANGED_MAX = 2_000_000;

/** Where to go. */
type Target = { readonly event: number } | { readonly at: number };

/**
 * Plays the run, and goes to its events. It asks one question at a time; what the user wants comes
 * first. While nothing is wanted, the run's survey goes on, and steps back are readied.
 */
export class Watching implements Playback {
  isPlaying = false;
  speed: number | undefined;
  survey: Survey | undefined;
  private target: Target | undefined;
  /** The events to play, and the part of the next one that has passed. */
  private credit = 0;
  private isBusy = false;
  private isReady = false;
  private surveyBatch = EVENTS_START;
  private playBatch = 1;
  /** The survey ends after this event. */
  private end: number;

  constructor(
    private readonly link: Link,
    private readonly sight: Sight,
    run: RunData,
    private readonly listener: PlaybackListener,
  ) {
    this.end = run.events;
  }

  /**
   * The instant that is shown. With `isSmooth`, it moves towards the next event while it plays slowly.
   * Else it is halfway there.
   */
  clock(isSmooth: boolean): number {
    const moves = isSmooth && this.isPlaying;
    return instantShown(this.sight.picture, {
      rate: this.rate,
      credit: moves ? this.credit : undefined,
    });
  }

  /** Begins with the survey. */
  begin(): void {
    void this.work();
  }

  toggle(): void {
    if (this.isPlaying) return this.pause();
    this.isPlaying = true;
    this.credit = 0;
    const { picture } = this.sight;
    if (picture === undefined || picture.outcome !== undefined) this.target = { event: 0 };
    this.listener.onPlaying();
    void this.work();
  }

  pause(): void {
    this.isPlaying = false;
    this.listener.onPlaying();
  }

  /** Goes so many events forth or back. */
  step(by: number): void {
    this.pause();
    const target = this.target;
    const from = target !== undefined && 'event' in target ? target.event : this.sight.seen.event;
    const end = this.survey?.outcome?.events ?? Number.POSITIVE_INFINITY;
    this.target = { event: Math.max(0, Math.min(end, from + by)) };
    void this.work();
  }

  goToEvent(event: number): void {
    this.pause();
    this.target = { event };
    void this.work();
  }

  goToInstant(at: number): void {
    this.pause();
    this.target = { at };
    void this.work();
  }

  /** Some time has passed while it plays. */
  passed(wallMs: number): void {
    if (!this.isPlaying) return;
    // After a pause of the page, it goes on where it was.
    this.credit += (Math.min(wallMs, 250) / 1000) * this.rate;
    // What is not answered in time is left out, so that it does not run after the clock.
    this.credit = Math.min(this.credit, Math.max(2, this.playBatch));
    if (this.credit >= 1) void this.work();
  }

  /** Its end is not known any more. */
  renew(): void {
    this.end = CHANGED_MAX;
    this.survey = undefined;
    this.target ??= { event: this.sight.seen.event };
    void this.work();
  }

  private get rate(): number {
    return this.speed ?? SPEED_START;
  }

  private async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let next = this.next(); next !== undefined; next = this.next()) await next();
    } catch (error) {
      this.isPlaying = false;
      this.listener.onFailure(error instanceof Error ? error.message : String(error));
      this.listener.onPlaying();
    } finally {
      this.isBusy = false;
    }
  }

  /** The next question. */
  private next(): (() => Promise<void>) | undefined {
    const { target } = this;
    if (target !== undefined) return () => this.go(target);
    if (this.isPlaying && this.credit >= 1) return () => this.play();
    if (this.survey?.outcome === undefined) return () => this.runAhead();
    return this.isReady || this.isPlaying ? undefined : () => this.prepare();
  }

  private async go(target: Target): Promise<void> {
    const { seen } = this.sight;
    const { isThere, picture } =
      'event' in target
        ? await this.link.ask('go', { event: target.event, seen })
        : await this.link.ask('goTo', { at: target.at, seen });
    if (isThere && this.target === target) this.target = undefined;
    this.show(picture);
  }

  private async play(): Promise<void> {
    const whole = Math.floor(this.credit);
    const events = Math.max(1, Math.min(whole, this.playBatch));
    const began = performance.now();
    const picture = await this.link.ask('advance', { events, seen: this.sight.seen });
    const took = performance.now() - began;
    if (events === this.playBatch) this.playBatch = nextBatch(events, took, ANSWER_MS);
    // A target that was set meanwhile comes first, and begins anew.
    this.credit = this.rate === Number.POSITIVE_INFINITY ? 0 : Math.max(0, this.credit - events);
    if (picture.outcome !== undefined) this.pause();
    this.show(picture);
  }

  private async runAhead(): Promise<void> {
    const began = performance.now();
    this.survey = await this.link.ask('survey', { events: this.surveyBatch, end: this.end });
    this.surveyBatch = nextBatch(this.surveyBatch, performance.now() - began, ANSWER_MS);
    if (this.survey.outcome !== undefined && this.sight.picture === undefined) {
      this.show(await this.link.ask('end', { seen: this.sight.seen }));
    }
    this.listener.onSurvey(this.survey);
  }

  private async prepare(): Promise<void> {
    this.isReady = !(await this.link.ask('prepare', { events: this.surveyBatch }));
  }

  private show(picture: Picture): void {
    this.isReady = false;
    this.sight.take(picture);
    this.listener.onPicture();
  }
}
