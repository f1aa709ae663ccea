import type { Channel } from '../actors/channel.ts';
import { withGuards } from '../actors/guards/guards.ts';
import { promiseWatch } from '../actors/guards/promise-watch.ts';
import type { ObservedEvent, Observer } from '../actors/observer.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import type { Model } from './model.ts';
import { isSafety, type Judgement, type Property, type Verdict } from './property.ts';
import type { WorldOptions } from './world-options.ts';
import type { WorldView } from './world-view.ts';

/** Judges the properties of a run. It is an observer, and listens only to what they need. */
export class Judge implements Observer {
  readonly handled?: (event: ObservedEvent) => void;
  readonly acted?: (actor: Channel) => void;
  readonly instant?: (at: Instant, until: Instant) => void;
  private readonly all: readonly Judgement[];
  /** The judgements of safety properties, which end the run when one is broken; empty if none does. */
  private readonly stopping: readonly Judgement[];
  /** The judgements of properties that look at the world after instants. */
  private readonly waiting: readonly Judgement[];
  /** The number of the last event of the last instant that was judged. */
  private judgedEvents = -1;
  private hasEnded = false;

  constructor(
    properties: readonly Property[],
    private readonly world: WorldView,
    /** Ends the run. Without it, a broken property does not end the run. */
    private readonly stop: (() => void) | undefined,
  ) {
    this.all = properties.map((property) => property.begin(world));
    this.stopping = stop ? this.all.filter((_, index) => isSafety(properties[index])) : [];
    const handling = this.all.filter(({ handled }) => handled !== undefined);
    const acting = this.all.filter(({ acted }) => acted !== undefined);
    if (handling.length > 0) {
      this.handled = (event) => {
        for (const judgement of handling) judgement.handled?.(event);
        this.stopIfBroken();
      };
    }
    if (acting.length > 0) {
      this.acted = (actor) => {
        for (const judgement of acting) judgement.acted?.(actor);
        this.stopIfBroken();
      };
    }
    this.waiting = this.all.filter(({ instant }) => instant !== undefined);
    if (this.waiting.length > 0) {
      this.instant = (at, until) => this.judgeInstant(at, until);
    }
  }

  /** The run has ended. Further calls do nothing. */
  ended(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    promiseWatch.unnoted(() => this.judgeEnd());
  }

  private judgeEnd(): void {
    const { ending, eventCount, now } = this.world;
    // A model may stop its run in the middle of an instant. Nothing more can happen then.
    const isFinal = ending?.reason === 'idle' || ending?.reason === 'stopped';
    if (isFinal && this.judgedEvents < eventCount) {
      this.judgeInstant(now, FOREVER);
    }
    for (const judgement of this.all) judgement.ended?.();
  }

  /** The verdicts so far, in the order of the properties. */
  verdicts(): Verdict[] {
    return this.all.map((judgement) => judgement.verdict());
  }

  private judgeInstant(at: Instant, until: Instant): void {
    this.judgedEvents = this.world.eventCount;
    for (const judgement of this.waiting) judgement.instant?.(at, until);
    this.stopIfBroken();
  }

  private stopIfBroken(): void {
    if (this.stopping.length > 0 && this.stopping.some(({ isBroken }) => isBroken)) this.stop?.();
  }
}

/**
 * Begins to judge a run, if its model has properties and its options do not say otherwise. `stop`
 * ends the run, for options that say so.
 */
export function judgeOf(
  { name, properties = [] }: Model,
  world: WorldView,
  { isJudged = true, stopsAtFailure = false }: WorldOptions,
  stop: () => void,
): Judge | undefined {
  if (!isJudged || properties.length === 0) return undefined;
  // The memories are made here, by functions of the model.
  return withGuards(
    () => `model ${name}`,
    () =>
      promiseWatch.unnoted(() => new Judge(properties, world, stopsAtFailure ? stop : undefined)),
  );
}
