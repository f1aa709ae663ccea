import {
  type Channel,
  each,
  type Gotocol,
  type Graph,
  type ObservedEvent,
  type Observer,
  type Property,
  readWhole,
  type WorldView,
} from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { graphOfKnown, type Knowing } from '../graph-of-known.ts';
import { BUDDIES_MAX, Pirate } from './pirate.ts';

/** The gold of a pirate after its last event. */
interface Purse {
  booty: number;
  issued: number;
}

/** All gold of a run, as far as it was looked at. */
class Treasury {
  /** The gold in the hands of pirates. What a crash takes is counted, too. */
  held = 0;
  /** The gold that pirates got from the manager. */
  issued = 0;
  private readonly purses = new Map<Pirate, Purse>();

  /** Notes the gold of a pirate. */
  count(pirate: Pirate): void {
    const { booty, issued } = pirate;
    let purse = this.purses.get(pirate);
    if (purse === undefined) {
      purse = { booty: 0, issued: 0 };
      this.purses.set(pirate, purse);
    } else if (purse.booty === booty) return;
    this.held += booty - purse.booty;
    this.issued += issued - purse.issued;
    purse.booty = booty;
    purse.issued = issued;
  }
}

/** What holds in every run, whatever fails, but for messages that arrive twice. */
export const fsmProperties: readonly Property[] = [
  each(
    'a pirate knows few others, each once, and not itself',
    Pirate,
    ({ buddies }, { channel }) => {
      const last = buddies.length - 1;
      if (last >= BUDDIES_MAX) return `knows ${buddies.length} pirates`;
      // A pirate never forgets, so that only the last one can be wrong.
      if (last > 0 && buddies.indexOf(buddies[last]) < last) return 'knows a pirate twice';
      return buddies[last] !== channel || 'knows itself';
    },
  ),
  each(
    'no pirate is in debt, and no gold comes from nothing',
    Pirate,
    { memory: () => new Treasury() },
    (pirate, _view, treasury) => {
      if (pirate.booty < 0) return `holds ${pirate.booty} gold`;
      treasury.count(pirate);
      const { held, issued } = treasury;
      return held <= issued || `pirates hold ${held} gold, and were given ${issued}`;
    },
  ),
];

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

/**
 * Watches that each pirate says Goodbye at most once, and that no handler of a dismissed pirate is
 * called. It is an observer of the world.
 */
export class Farewells implements Observer {
  private readonly dismissed = new Set<Channel>();
  private readonly said = new Set<Channel>();
  private broken: string | undefined;

  event({ kind, from, to, data, at, dropped }: ObservedEvent): void {
    if (dropped === undefined && this.dismissed.has(to)) {
      this.broken ??= `${to.name} handled a ${kind} after its Goodbye (at ${at} us)`;
    }
    if (kind !== 'message' || from === undefined) return;
    const { imposition, channel, intention } = data as Gotocol;
    if (imposition !== 'Goodbye') return;
    if (channel === null) this.dismissed.add(to);
    // A pirate's Goodbye gives its own name; the manager's gives a reason.
    else if (channel === from && intention === from.name) {
      if (this.said.has(from)) this.broken ??= `${from.name} said Goodbye twice (at ${at} us)`;
      this.said.add(from);
    }
  }

  /** Whether the property has held so far. It holds while no pirate has said Goodbye. */
  check(): Finding {
    return this.broken ?? true;
  }
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
    let inFlight = 0;
    for (const { message } of world.inFlight()) {
      const { imposition, channel, intention } = message as Gotocol;
      if (imposition === 'GoldCoin' && channel !== null) inFlight += readWhole(intention) ?? 0;
    }
    if (held + inFlight + this.dropped === this.issued) return true;
    return `held ${held} + in flight ${inFlight} + dropped ${this.dropped} is not issued ${this.issued}`;
  }
}
