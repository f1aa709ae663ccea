import { nextBatch } from '../../../watch/batch-size.ts';
import { type Due, halfway, Pace } from '../../../watch/pace.ts';
import type { Picture, Survey } from '../../../watch/picture.ts';
import type { Speed } from '../../../watch/questions.ts';
import type { RunData } from '../../page-data.ts';
import type { Link } from './link.ts';
import type { Playback, PlaybackListener } from './playback.ts';
import type { Sight } from './sight.ts';

/** A question should be answered within this time, so that the next one need not wait. */
const ANSWER_MS = 40;
const EVENTS_START = 2_000;
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
  survey: Survey | undefined;
  private readonly pace = new Pace(ANSWER_MS, 1);
  private target: Target | undefined;
  private isBusy = false;
  private isReady = false;
  private surveyBatch = EVENTS_START;
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

  get speed(): Speed | undefined {
    return this.pace.speed;
  }

  set speed(speed: Speed | undefined) {
    this.pace.speed = speed;
    this.pace.begin(this.sight.picture?.at ?? 0);
  }

  clock(isSmooth: boolean): number {
    const { picture } = this.sight;
    if (picture === undefined) return 0;
    return isSmooth && this.isPlaying ? this.pace.instant(picture) : halfway(picture);
  }

  /** Begins with the survey. */
  begin(): void {
    void this.work();
  }

  toggle(): void {
    if (this.isPlaying) return this.pause();
    this.isPlaying = true;
    const { picture } = this.sight;
    this.pace.begin(picture?.at ?? 0);
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
    this.pace.pass(wallMs);
    if (this.due !== undefined) void this.work();
  }

  /** Its end is not known any more. */
  renew(): void {
    this.end = CHANGED_MAX;
    this.survey = undefined;
    this.target ??= { event: this.sight.seen.event };
    void this.work();
  }

  private get due(): Due | undefined {
    const { picture } = this.sight;
    return picture !== undefined && this.isPlaying ? this.pace.due(picture) : undefined;
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
    const { due, target } = this;
    if (target !== undefined) return () => this.go(target);
    if (due !== undefined) return () => this.play(due);
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
    this.pace.begin(picture.at);
    this.show(picture);
  }

  private async play(due: Due): Promise<void> {
    const { picture: from, seen } = this.sight;
    const began = performance.now();
    const to = await this.link.ask('advance', { ...due, seen });
    this.pace.done(due, { from: from ?? to, to, tookMs: performance.now() - began });
    if (to.outcome !== undefined) this.pause();
    this.show(to);
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
