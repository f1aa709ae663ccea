import {
  type Draws,
  type Gotocol,
  readWhole,
  type Table,
  type WorldView,
} from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { droppedCount, livesMayEnd } from './losses.ts';
import { Pirate } from './pirate.ts';

const GOLD_MAX = 99;

/** The gold that the manager gives to a pirate, as in the original. */
export const startingGold = (random: Draws): number => random.integer(0, GOLD_MAX);

/** The gold of a pirate after its last event. */
interface Purse {
  booty: number;
  issued: number;
}

/** All gold of a run, as far as it was looked at. */
export class Treasury {
  /** The gold in the hands of pirates. What a crash takes is counted, too. */
  private held = 0;
  /** The gold that pirates got from the manager. */
  private issued = 0;
  private readonly purses = new Map<Pirate, Purse>();

  /** Notes the gold of a pirate. Finds whether all pirates hold no more than they were given. */
  count(pirate: Pirate): Finding {
    const { booty, issued } = pirate;
    if (booty < 0) return `holds ${booty} gold`;
    let purse = this.purses.get(pirate);
    if (purse === undefined) {
      purse = { booty: 0, issued: 0 };
      this.purses.set(pirate, purse);
    } else if (purse.booty === booty) return true;
    this.held += booty - purse.booty;
    this.issued += issued - purse.issued;
    purse.booty = booty;
    purse.issued = issued;
    return (
      this.held <= this.issued || `pirates hold ${this.held} gold, and were given ${this.issued}`
    );
  }
}

/** The gold that is on its way, and how much of it comes from the manager. O(pending). */
export function goldInFlight(world: WorldView): { readonly all: number; readonly issued: number } {
  let [all, issued] = [0, 0];
  for (const { message } of world.inFlight()) {
    const { imposition, channel, intention } = message as Gotocol;
    if (imposition !== 'GoldCoin') continue;
    const gold = readWhole(intention) ?? 0;
    all += gold;
    if (channel === null) issued += gold;
  }
  return { all, issued };
}

/** The sum of the gifts of pirates that are on their way. O(pending). */
export function giftsInFlight(world: WorldView): number {
  const { all, issued } = goldInFlight(world);
  return all - issued;
}

/**
 * Finds whether the pirates hold all gold that they were given, but for what is on its way or may
 * have been dropped. O(pirates + pending).
 */
export function goldIsThere(world: WorldView): Finding {
  // A life that ends takes along its gold, and what it was given is no longer known.
  if (livesMayEnd(world)) return true;
  let held = 0;
  let issued = 0;
  for (const { actor } of world.actors()) {
    if (!(actor instanceof Pirate)) continue;
    held += actor.booty;
    issued += actor.issued;
  }
  const inFlight = giftsInFlight(world);
  const lost = issued - held - inFlight;
  const isExplained = lost === 0 || (lost > 0 && droppedCount(world) > 0);
  return isExplained || `${held} held and ${inFlight} in flight of ${issued} gold`;
}

/** The table of the five pirates who hold most gold. */
export function richest(world: WorldView): Table[] {
  const booties: [string, number][] = [];
  for (const { name, actor } of world.actors()) {
    if (actor instanceof Pirate) booties.push([name, actor.booty]);
  }
  booties.sort(([, a], [, b]) => b - a);
  return [{ title: 'Richest pirates, gold', rows: booties.slice(0, 5) }];
}
