import {
  type Gotocol,
  type Graph,
  type ObservedEvent,
  type Observer,
  readWhole,
  type WorldView,
} from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { graphOfKnown, type Knowing } from '../graph-of-known.ts';
import { giftsInFlight } from './gold.ts';
import { BUDDIES_MAX, Pirate } from './pirate.ts';

function* pirates(world: WorldView): Generator<{ name: string; pirate: Pirate }> {
  for (const { name, actor } of world.actors()) {
    if (actor instanceof Pirate) yield { name, pirate: actor };
  }
}

/** Checks that no pirate knows more than ten others, knows one twice, or knows itself. O(pirates). */
export function buddiesAreSound(world: WorldView): Finding {
  for (const { name, channel, actor } of world.actors()) {
    if (!(actor instanceof Pirate)) continue;
    const { buddies } = actor;
    if (buddies.length > BUDDIES_MAX) return `${name} knows ${buddies.length} pirates`;
    if (new Set(buddies).size < buddies.length) return `${name} knows a pirate twice`;
    if (buddies.includes(channel)) return `${name} knows itself`;
  }
  return true;
}

/** Checks that the recorded graph has one edge for each buddy, and no others. O(edges). */
export const graphIsMemory = (world: WorldView, graph: Graph): Finding =>
  graphOfKnown(graph, 'pirate', memories(world));

function* memories(world: WorldView): Generator<Knowing> {
  for (const { name, pirate } of pirates(world)) {
    const known = pirate.buddies.map((buddy) => buddy.name);
    yield { name, isNode: pirate.name !== '', known };
  }
}

/** Checks that every pirate is gone. It is for the end of a run without faults. O(pirates). */
export function allHaveLeft(world: WorldView): Finding {
  for (const { name, life, actor } of world.actors()) {
    if (actor instanceof Pirate && life !== 'gone') return `${name} is still there`;
  }
  return true;
}

/** Watches the gold. It is an observer of the world. */
export class GoldLedger implements Observer {
  /** The sum of gold that the set-up gave and that has arrived. */
  private issued = 0;
  private dropped = 0;

  event({ kind, data, dropped }: ObservedEvent): void {
    if (kind !== 'message') return;
    const { imposition, channel, intention } = data as Gotocol;
    if (imposition !== 'GoldCoin') return;
    const gold = readWhole(intention) ?? 0;
    if (channel === null && dropped === undefined) this.issued += gold;
    if (channel !== null && dropped !== undefined) this.dropped += gold;
  }

  /** Checks that held + in flight + dropped = issued, and that no pirate is in debt. O(pirates + pending). */
  check(world: WorldView): Finding {
    let held = 0;
    for (const { name, pirate } of pirates(world)) {
      if (pirate.booty < 0) return `${name} holds ${pirate.booty} gold`;
      held += pirate.booty;
    }
    const inFlight = giftsInFlight(world);
    if (held + inFlight + this.dropped === this.issued) return true;
    return `held ${held} + in flight ${inFlight} + dropped ${this.dropped} is not issued ${this.issued}`;
  }
}
