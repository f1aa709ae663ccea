import {
  assert,
  completeScenario,
  type Instant,
  type Model,
  type Scenario,
  type ScenarioInput,
} from '../../kernel/index.ts';
import { actorShown } from './actor-shown.ts';
import { BATCH_MAX } from './batch-size.ts';
import { causesShown } from './causes-shown.ts';
import { FaultsShown } from './faults-shown.ts';
import { intervened } from './intervene.ts';
import type { Stand } from './pace.ts';
import {
  type ActorShown,
  type EventShown,
  type FaultShown,
  NOTHING_SEEN,
  type Picture,
  type Seen,
  type Survey,
} from './picture.ts';
import type { Intervention } from './questions.ts';
import { Spares } from './spares.ts';
import { plain, WatchedWorld } from './watched-world.ts';

/** What is made of a scenario to show its run. */
type Made = [Scenario, WatchedWorld, WatchedWorld, Spares, FaultsShown];

/**
 * A run that is looked at: it goes forth and back, and tells what a viewer has not seen yet. Viewers
 * pull pictures, so that a slow one slows nothing. It handles a limited number of events at each
 * call; whoever wants more calls again.
 */
export class WatchedRun {
  private number = 1;
  private scenarioNow: Scenario;
  private shown: WatchedWorld;
  private ahead: WatchedWorld;
  private spares: Spares;
  private faults: FaultsShown;
  private surveyEnd = Number.POSITIVE_INFINITY;

  /** Errors of the model's set-up pass through. @throws bad-scenario, bad-option. */
  constructor(
    readonly model: Model,
    scenario: Scenario,
  ) {
    [this.scenarioNow, this.shown, this.ahead, this.spares, this.faults] = this.begin(scenario);
  }

  get scenario(): Scenario {
    return this.scenarioNow;
  }

  /** The number of the event that is shown. */
  get event(): number {
    return this.shown.event;
  }

  /** Where what is shown stands. */
  get stand(): Stand {
    const { event, world } = this.shown;
    return { event, at: world.now, nextAt: world.nextAt };
  }

  /** Whether what is shown is the end of the run. */
  get hasEnded(): boolean {
    return this.shown.hasEnded;
  }

  /** The faults of the scenario. */
  get plannedFaults(): FaultShown[] {
    return this.faults.all();
  }

  /** Begins another run of the model. When its scenario is refused, the present run stays. @throws bad-scenario, bad-option. */
  restart(scenario: ScenarioInput): void {
    const complete = completeScenario(this.model, scenario, this.model.name);
    this.show(this.begin(complete));
  }

  /**
   * Changes the run from the present instant on. It makes the run again up to the present event, with
   * the longer scenario. When that is refused, the run stays as it was. @throws bad-argument, bad-scenario.
   */
  intervene(intervention: Intervention): void {
    const { event, trail } = this.shown;
    const changed = intervened(this.scenarioNow, this.shown, intervention);
    const made = this.begin(completeScenario(this.model, changed, this.model.name));
    const [, shown] = made;
    if (event > 0) shown.advance({ events: event });
    // The next advance sees that a limit is reached.
    if (intervention.does === 'stop') shown.advance({ events: 1 });
    assert(
      shown.event === event && shown.trail === trail,
      'what is done by hand leaves the past as it was',
    );
    this.show(made);
  }

  /** Handles the next events, or those before an instant. */
  advance({ events = BATCH_MAX, until }: { events?: number; until?: number | undefined }): void {
    this.unshare();
    const most = Math.min(events, BATCH_MAX);
    this.shown.advance({ events: most, ...(until !== undefined && { until: until as Instant }) });
  }

  /** Goes towards event number `event`, forth or back. Returns whether it is there, or at the end of the run. */
  goTo(event: number): boolean {
    if (event < this.shown.event) this.back((spare) => spare.event <= event);
    const missing = event - this.shown.event;
    if (missing > 0) this.advance({ events: missing });
    return this.shown.event >= event || this.shown.hasEnded;
  }

  /** Goes towards the end of the instant `at`, forth or back. Returns whether it is there, or at the end of the run. */
  goToInstant(at: Instant): boolean {
    if (this.shown.world.now > at) this.back(({ world }) => world.now <= at);
    const { world } = this.shown;
    if (world.nextAt !== undefined && world.nextAt <= at) this.advance({ until: at + 1 });
    return this.shown.hasEnded || (world.nextAt ?? Number.POSITIVE_INFINITY) > at;
  }

  /** Shows the end of the run, or how far the survey has come. */
  goToEnd(): void {
    this.shown = this.ahead;
  }

  /** The present picture, for a viewer that has seen so much. */
  picture(seen: Seen = NOTHING_SEEN): Picture {
    const isOther = seen.run !== this.number;
    return this.shown.picture(isOther ? { ...NOTHING_SEEN, run: this.number } : seen, this.faults);
  }

  /** The picture of how far the survey has come. */
  horizon(): Picture {
    return this.ahead.picture({ ...NOTHING_SEEN, run: this.number }, this.faults);
  }

  /**
   * Runs ahead of what is shown, up to event number `end` (included), and tells what is known of the
   * whole run.
   */
  survey(events: number, end = this.surveyEnd): Survey {
    this.surveyEnd = end;
    const { ahead } = this;
    const missing = end - ahead.event;
    if (!ahead.hasEnded && missing > 0) {
      ahead.advance({ events: Math.min(events, missing, BATCH_MAX) });
      if (ahead.event === end && !ahead.hasEnded) ahead.world.interrupt();
    }
    const { notes, world } = ahead;
    const samples = notes.history.read(world.now, notes.states.counts);
    return {
      run: this.number,
      at: world.now,
      event: ahead.event,
      outcome: plain(world.ending),
      fingerprint: world.fingerprint,
      words: notes.states.words,
      instants: samples.map(({ at }) => at),
      counts: samples.map(({ counts }) => counts),
      measures: world.measures,
      broken: world.verdicts
        .filter(({ verdict }) => verdict === 'broken')
        .map(({ property, reason = '', event }) => ({ property, reason, event })),
    };
  }

  /** Readies worlds right behind what is shown, so that the next steps back are fast. Returns whether more is to do. */
  prepare(events: number): boolean {
    return this.spares.follow(this.shown.event, events);
  }

  /** What there is to know of an actor; `undefined` for a name that the run does not have. */
  actor(name: string): ActorShown | undefined {
    return actorShown(this.shown, name);
  }

  /** The causes of an event, the first one first, and the event itself. */
  causes(id: string): EventShown[] {
    return causesShown(this.model, this.scenarioNow, id, this.shown.notes.cast);
  }

  private begin(scenario: Scenario): Made {
    const make = (isSurvey = false): WatchedWorld =>
      new WatchedWorld(this.model, scenario, isSurvey);
    const ahead = make(true);
    // Rules that name nobody are refused here, and not later.
    ahead.advance({ until: 1 });
    const shown = make();
    return [scenario, shown, ahead, new Spares(make), new FaultsShown(scenario.faults ?? [])];
  }

  private show(made: Made): void {
    [this.scenarioNow, this.shown, this.ahead, this.spares, this.faults] = made;
    this.number += 1;
    this.surveyEnd = Number.POSITIVE_INFINITY;
  }

  private back(isBefore: (world: WatchedWorld) => boolean): void {
    this.shown = this.spares.take(isBefore);
  }

  /** What is shown must not run with the survey: it is another world, from its event on. */
  private unshare(): void {
    if (this.shown !== this.ahead || this.shown.hasEnded) return;
    const { event } = this.ahead;
    this.shown = this.spares.take((spare) => spare.event <= event);
  }
}
