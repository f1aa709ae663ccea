import { type Instant, SimulationError, unreachable } from '../../kernel/index.ts';
import { nextBatch } from './batch-size.ts';
import { type Due, Pace } from './pace.ts';
import type { Seen } from './picture.ts';
import type { Look, Order, Speed, SpeedTold } from './questions.ts';
import type { WatchedRun } from './watched-run.ts';

/** A piece of work takes about so long, so that whoever asks need not wait. */
const PIECE_MS = 15;
const BATCH_START = 1_000;
/** The survey of a run that does not end stops here. */
const SURVEY_MAX = 2_000_000;
/** Viewers hear of the survey after so much wall time. */
const SURVEY_MS = 250;

type Target = { readonly event: number } | { readonly at: Instant };

/** A run that goes on by itself. All who look at it see the same, and whoever pauses it pauses it for all. */
export class LiveRun {
  isPlaying = false;
  private version = 1;
  private opening = 1;
  private target: Target | undefined;
  private readonly pace = new Pace(PIECE_MS, BATCH_START);
  private surveyBatch = BATCH_START;
  private surveyed = 0;
  private isSurveyed = false;
  private toldAt = 0;
  private isReady = false;

  constructor(readonly run: WatchedRun) {}

  /** Does the next piece of work, as some wall time has passed. Returns whether there is more to do at once. */
  work(passedMs: number): boolean {
    const { target } = this;
    if (target !== undefined) return this.go(target);
    if (this.isPlaying) this.pace.pass(passedMs);
    const due = this.isPlaying ? this.pace.due(this.run.stand) : undefined;
    if (due !== undefined) return this.play(due);
    if (!this.isSurveyed) return this.runAhead();
    if (this.isPlaying || this.isReady) return false;
    this.isReady = !this.run.prepare(this.surveyBatch);
    return !this.isReady;
  }

  /** Whether a viewer has not seen the present version. */
  isNewTo(version: number): boolean {
    return version !== this.version;
  }

  look(seen: Seen): Look {
    const { isPlaying, isSurveyed, opening, surveyed, version } = this;
    const { speed } = this.pace;
    return {
      ...{ version, isPlaying, isSurveyed, surveyed, opening },
      ...(speed !== undefined && {
        speed: Number.isFinite(speed.rate) ? speed.rate : null,
        of: speed.of,
      }),
      picture: this.run.picture(seen),
    };
  }

  /** @throws bad-argument for an order that makes no sense. */
  obey(order: Order): void {
    switch (order.does) {
      case 'play':
        if (this.run.hasEnded) this.target = { event: 0 };
        this.isPlaying = true;
        this.pace.begin(this.run.stand.at);
        break;
      case 'pause':
        this.isPlaying = false;
        break;
      case 'speed':
        this.pace.speed = speedOf(order);
        this.pace.begin(this.run.stand.at);
        break;
      case 'step':
        this.goTowards({ event: Math.max(0, this.goal + whole(order.by)) });
        break;
      case 'event':
        this.goTowards({ event: Math.max(0, whole(order.event)) });
        break;
      case 'instant':
        this.goTowards({ at: Math.max(0, whole(order.at)) as Instant });
        break;
      default:
        unreachable(order);
    }
    this.version += 1;
  }

  /** The run was changed by hand: its end is not known any more. */
  renew(): void {
    this.isSurveyed = false;
    this.surveyed = 0;
    this.isReady = false;
    this.version += 1;
  }

  /** Another scenario was opened. */
  reopened(): void {
    this.opening += 1;
    this.isPlaying = false;
    this.target = undefined;
    this.pace.speed = undefined;
    this.renew();
  }

  /** The event at which it will be. */
  private get goal(): number {
    const { target } = this;
    return target !== undefined && 'event' in target ? target.event : this.run.event;
  }

  private goTowards(target: Target): void {
    this.isPlaying = false;
    this.target = target;
  }

  private go(target: Target): boolean {
    const isThere =
      'event' in target ? this.run.goTo(target.event) : this.run.goToInstant(target.at);
    if (isThere) this.target = undefined;
    this.pace.begin(this.run.stand.at);
    this.moved();
    return true;
  }

  private play(due: Due): boolean {
    const from = this.run.stand;
    const began = performance.now();
    this.run.advance(due);
    const to = this.run.stand;
    this.pace.done(due, { from, to, tookMs: performance.now() - began });
    if (this.run.hasEnded) this.isPlaying = false;
    this.moved();
    return this.isPlaying && this.pace.due(to) !== undefined;
  }

  private runAhead(): boolean {
    const began = performance.now();
    const { event, outcome } = this.run.survey(this.surveyBatch, SURVEY_MAX);
    const now = performance.now();
    this.surveyBatch = nextBatch(this.surveyBatch, now - began, PIECE_MS);
    this.surveyed = event;
    this.isSurveyed = outcome !== undefined;
    if (this.isSurveyed || now - this.toldAt > SURVEY_MS) {
      this.toldAt = now;
      this.version += 1;
    }
    return true;
  }

  private moved(): void {
    this.isReady = false;
    this.version += 1;
  }
}

function whole(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new SimulationError('bad-argument', `got ${value}, expected a whole number`);
}

function speedOf({ speed, of = 'events' }: SpeedTold): Speed {
  const rate = speed ?? Number.POSITIVE_INFINITY;
  if (rate > 0 && (Number.isFinite(rate) || of === 'events')) return { of, rate };
  throw new SimulationError('bad-argument', `speed: got ${speed}, expected a number above 0`);
}
