import type { ObservedEvent } from '../../kernel/index.ts';
import type { Deed } from './members.ts';

/** The events of one run, in order and by id. */
interface Run {
  readonly events: readonly ObservedEvent[];
  readonly byId: ReadonlyMap<string, ObservedEvent>;
}

const runOf = (events: readonly ObservedEvent[]): Run => ({
  events,
  byId: new Map(events.map((event) => [event.id, event])),
});

/** The earliest instant at which a message was sent, which is its cause's. */
const sentAt = ({ cause }: ObservedEvent, { byId }: Run): number => byId.get(cause)?.at ?? 0;

const linkOf = (from: string, to: string): string => `${from} > ${to}`;

/** Keeps the lowest number of each key. Returns whether it is lower than before. */
class Earliest {
  private readonly instants = new Map<string, number>();

  note(key: string, at: number): boolean {
    if (at >= (this.instants.get(key) ?? Number.POSITIVE_INFINITY)) return false;
    this.instants.set(key, at);
    return true;
  }
  has(key: string, at: number): boolean {
    return at >= (this.instants.get(key) ?? Number.POSITIVE_INFINITY);
  }
}

/**
 * The causal cone, in both runs, of a deed that one of two runs leaves out. These events are in the
 * cone:
 * - the children of the deed, and of an event in the cone
 * - later events of an actor that has handled an event of the cone
 * - later messages of an ordered link that has carried a message of the cone
 *
 * At one instant, all events of an actor or link count as later.
 */
export class Cone {
  private readonly ids = new Set<string>();
  private readonly actors = new Earliest();
  private readonly links = new Earliest();

  constructor(
    private readonly deed: Deed,
    private readonly isOrdered: boolean,
  ) {
    const { event, to, what } = deed;
    if (what === 'spawn') this.actors.note(to, event.at);
    if (what === 'send') this.links.note(linkOf(event.to.name, to), event.at);
  }

  /** Completes the cone, and returns the events of each run outside of it, as text. */
  outside(runs: readonly (readonly ObservedEvent[])[]): string[][] {
    const known = runs.map(runOf);
    while (known.some((run) => this.grow(run)));
    return runs.map((events) => events.filter(({ id }) => !this.ids.has(id)).map(textOf));
  }

  private grow(run: Run): boolean {
    let hasGrown = false;
    for (const event of run.events) {
      if (!this.ids.has(event.id)) {
        if (!this.isInfluenced(event, run)) continue;
        this.ids.add(event.id);
        hasGrown = true;
      }
      const { at, dropped, from, to } = event;
      if (dropped === undefined && this.actors.note(to.name, at)) hasGrown = true;
      if (from === undefined || !this.isOrdered) continue;
      if (this.links.note(linkOf(from.name, to.name), sentAt(event, run))) hasGrown = true;
    }
    return hasGrown;
  }

  private isInfluenced(event: ObservedEvent, run: Run): boolean {
    const { at, cause, from, index, to } = event;
    if (this.ids.has(cause) || this.actors.has(to.name, at)) return true;
    if (this.isOrdered && from !== undefined) {
      if (this.links.has(linkOf(from.name, to.name), sentAt(event, run))) return true;
    }
    const { deed } = this;
    const isChild = cause === deed.event.id;
    // The two runs have channels of their own, of equal names; up to the deed, they have the same
    // events.
    const isLater = to.name === deed.event.to.name && index > deed.event.index;
    if (deed.what !== 'draw')
      return isChild && event.kind === KINDS[deed.what] && to.name === deed.to;
    return isChild || isLater;
  }
}

const KINDS = { send: 'message', spawn: 'start' } as const;

const textOf = ({ at, cause, data, dropped, from, id, kind, to }: ObservedEvent): string =>
  JSON.stringify([at, id, cause, kind, to, from, data, dropped]);
