import type { Channel } from '../../actors/channel.ts';
import type { ObservedEvent, Observer } from '../../actors/observer.ts';

/** Clocks that are remembered before the first of them are forgotten. */
const REMEMBERED_MIN = 4_096;

export interface VectorClocksOptions {
  /** The ids of the events whose messages are on their way, so that all other clocks can be forgotten. */
  readonly pendingCauses: () => Iterable<string>;
  /** Clocks are forgotten when there are more of them; 4,096 by default. */
  readonly rememberedMin?: number;
}

/**
 * Gives each event its vector clock: for each actor, how many of its events come before or are this
 * one. An event comes after the earlier events of its actor and after its cause, and so after all that
 * these come after. A message that is not delivered is no event of its receiver. It remembers as many
 * clocks as there are messages on their way. O(actors) an event.
 * Source: F. Mattern, Virtual Time and Global States of Distributed Systems, 1989.
 */
export class VectorClocks implements Observer {
  /** The actors, in the order of their first events. */
  readonly actors: Channel[] = [];
  private readonly indices = new Map<Channel, number>();
  /** The clock of each actor's last event. A clock never changes. */
  private readonly lasts: (readonly number[])[] = [];
  /** The clocks of events that may yet be causes, by id. */
  private readonly remembered = new Map<string, readonly number[]>();
  private readonly rememberedMin: number;
  private rememberedMax: number;

  constructor(
    private readonly options: VectorClocksOptions,
    /** Told of each delivered event, its actor's index among `actors`, and its clock by these indices. */
    private readonly tell: (event: ObservedEvent, actor: number, clock: readonly number[]) => void,
  ) {
    this.rememberedMin = options.rememberedMin ?? REMEMBERED_MIN;
    this.rememberedMax = this.rememberedMin;
  }

  event(event: ObservedEvent): void {
    const { cause, dropped, id, to } = event;
    if (dropped !== undefined) return;
    const actor = this.indexOf(to);
    const clock = later(this.lasts[actor], this.remembered.get(cause) ?? []);
    clock[actor] += 1;
    this.lasts[actor] = clock;
    this.remembered.set(id, clock);
    this.tell(event, actor, clock);
  }

  /** Whatever an event causes but messages and timers has happened by the end of its instant. */
  instant(): void {
    const { remembered } = this;
    if (remembered.size <= this.rememberedMax) return;
    const needed = new Set(this.options.pendingCauses());
    for (const id of remembered.keys()) if (!needed.has(id)) remembered.delete(id);
    this.rememberedMax = Math.max(this.rememberedMin, 2 * remembered.size);
  }

  private indexOf(channel: Channel): number {
    const known = this.indices.get(channel);
    if (known !== undefined) return known;
    const index = this.actors.length;
    this.indices.set(channel, index);
    this.actors.push(channel);
    this.lasts.push(Array.from({ length: index + 1 }, () => 0));
    return index;
  }
}

/** The least clock that is not before either. An actor that a clock does not know yet counts 0. */
function later(one: readonly number[], other: readonly number[]): number[] {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  return long.map((count, index) => Math.max(count, short[index] ?? 0));
}
