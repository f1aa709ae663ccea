import type { Channel } from '../actors/channel.ts';
import type { ObservedEvent } from '../actors/observer.ts';
import { type Duration, FOREVER, formatDuration, type Instant } from '../data/time.ts';
import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import { readFlag } from './condition.ts';
import { checkDuration, checkFunction, define, type Named } from './definition.ts';
import { FAILED, Judging } from './judging.ts';

/** What tells one pair of events from another. */
export type EventKey = string | number | bigint | boolean | Channel | null | undefined;

/** Whether an event is meant. It is asked after the event's handler. */
export type EventTest = (event: ObservedEvent, world: WorldView) => boolean;

export interface LeadsToOptions {
  /** The time from an event to the one that must follow; from the last heal on if that is later. */
  readonly within: Duration;
  /** An event is followed by one of the same key. Without it, all have one key. */
  readonly key?: (event: ObservedEvent) => EventKey;
}

/**
 * Each event for which `cause` is true is followed by one for which `effect` is true: one of the same
 * key, at most `within` later (included). An event can be its own effect.
 * @throws bad-argument for wrong arguments.
 */
export function leadsTo(
  name: string,
  options: LeadsToOptions,
  cause: EventTest,
  effect: EventTest,
): Property {
  const { within, key } = options;
  checkDuration('leadsTo', name, 'within', within, 0);
  if (key !== undefined) checkFunction('leadsTo', name, 'key', key);
  checkFunction('leadsTo', name, 'cause', cause);
  checkFunction('leadsTo', name, 'effect', effect);
  return define(
    'leadsTo',
    name,
    (named, world) => new LeadsTo(named, world, options, cause, effect),
    within,
  );
}

/** An event that waits for its effect. */
interface Waiting {
  readonly event: ObservedEvent;
  readonly dueAt: Instant;
}

class LeadsTo extends Judging {
  /** The first event of each key that waits, in the order of their due instants. */
  private readonly waiting = new Map<EventKey, Waiting>();
  /** No event is due before this instant. */
  private healed: Instant | undefined;
  private nextDueAt = FOREVER;

  constructor(
    property: Named,
    world: WorldView,
    private readonly options: LeadsToOptions,
    private readonly cause: EventTest,
    private readonly effect: EventTest,
  ) {
    super(property, world);
  }

  handled(event: ObservedEvent): void {
    if (this.isBroken) return;
    const isCause = this.test(this.cause, event);
    const isEffect = this.test(this.effect, event);
    if (!isCause && !isEffect) return;
    const key = this.call(() => this.options.key?.(event), event.to.name);
    if (key === FAILED || this.isBroken) return;
    if (isCause) this.await(key, event);
    if (isEffect && this.waiting.delete(key)) this.held += 1;
  }

  instant(_at: Instant, until: Instant): void {
    if (this.isBroken || until <= this.nextDueAt) return;
    this.nextDueAt = FOREVER;
    const [first] = this.waiting.values();
    if (first === undefined) return;
    if (until <= first.dueAt) this.nextDueAt = first.dueAt;
    else this.miss(first, until);
  }

  protected override open(): string | undefined {
    const [first] = this.waiting.values();
    return first && `${describe(first.event)} still waits`;
  }

  private get healedAt(): Instant {
    this.healed ??= this.world.healedAt;
    return this.healed;
  }

  private await(key: EventKey, event: ObservedEvent): void {
    if (this.waiting.has(key)) return;
    this.evaluated += 1;
    const dueAt = Math.max(event.at, this.healedAt) + this.options.within;
    this.waiting.set(key, { event, dueAt });
    this.nextDueAt = Math.min(this.nextDueAt, dueAt);
  }

  private miss({ event, dueAt }: Waiting, until: Instant): void {
    const isAtEnd = until >= FOREVER;
    const reason = `${describe(event)} was not followed within ${formatDuration(this.options.within)}`;
    this.break(reason, event.to.name, isAtEnd ? this.world.now : dueAt);
  }

  private test(test: EventTest, event: ObservedEvent): boolean {
    const answer = this.call(() => test(event, this.world), event.to.name);
    return answer !== FAILED && readFlag(answer, this.property.name);
  }
}

const describe = ({ index, to, at }: ObservedEvent): string =>
  `event ${index} of ${to.name} at ${formatDuration(at)}`;
