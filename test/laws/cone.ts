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

/** Where a cone begins. */
export interface Origin {
  readonly isOrdered: boolean;
  /** Actors whose events from an instant on are in the cone. */
  readonly actors?: readonly (readonly [name: string, at: number])[];
  /** Links whose messages that are sent from an instant on are in the cone. */
  readonly links?: readonly (readonly [from: string, to: string, at: number])[];
  /** Whether an event is in the cone, whatever is known of the others. */
  readonly isDirect: (event: ObservedEvent) => boolean;
}

/**
 * The causal cone, in both runs, of something that one of two runs leaves out. These events are in the
 * cone:
 * - those where it begins
 * - the children of an event in the cone
 * - later events of an actor that has handled an event of the cone
 * - later messages of an ordered link that has carried a message of the cone
 *
 * At one instant, all events of an actor or link count as later.
 */
export class Cone {
  private readonly ids = new Set<string>();
  private readonly actors = new Earliest();
  private readonly links = new Earliest();

  constructor(private readonly origin: Origin) {
    for (const [name, at] of origin.actors ?? []) this.actors.note(name, at);
    for (const [from, to, at] of origin.links ?? []) this.links.note(linkOf(from, to), at);
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
      if (from === undefined || !this.origin.isOrdered) continue;
      if (this.links.note(linkOf(from.name, to.name), sentAt(event, run))) hasGrown = true;
    }
    return hasGrown;
  }

  private isInfluenced(event: ObservedEvent, run: Run): boolean {
    const { at, cause, from, to } = event;
    if (this.ids.has(cause) || this.actors.has(to.name, at)) return true;
    const link = from === undefined ? '' : linkOf(from.name, to.name);
    return this.links.has(link, sentAt(event, run)) || this.origin.isDirect(event);
  }
}

/** The cone of a deed. */
export function coneOf({ event: doing, to: target, what }: Deed, isOrdered: boolean): Cone {
  return new Cone({
    isOrdered,
    actors: what === 'spawn' ? [[target, doing.at]] : [],
    links: what === 'send' && isOrdered ? [[doing.to.name, target, doing.at]] : [],
    isDirect({ cause, index, kind, to }) {
      const isChild = cause === doing.id;
      if (what !== 'draw') return isChild && kind === KINDS[what] && to.name === target;
      // The two runs have channels of their own, of equal names; up to the deed, they have the same
      // events.
      return isChild || (to.name === doing.to.name && index > doing.index);
    },
  });
}

const KINDS = { send: 'message', spawn: 'start' } as const;

const textOf = ({ at, cause, data, dropped, from, id, kind, to }: ObservedEvent): string =>
  JSON.stringify([at, id, cause, kind, to, from, data, dropped]);
