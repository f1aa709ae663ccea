import { type Gotocol, readWhole, type WorldView } from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { droppedCount, livesMayEnd } from './losses.ts';
import { Pirate } from './pirate.ts';

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

/** The sum of the gifts of pirates that are on their way. O(pending). */
export function goldInFlight(world: WorldView): number {
  let sum = 0;
  for (const { message } of world.inFlight()) {
    const { imposition, channel, intention } = message as Gotocol;
    if (imposition === 'GoldCoin' && channel !== null) sum += readWhole(intention) ?? 0;
  }
  return sum;
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
  const inFlight = goldInFlight(world);
  const lost = issued - held - inFlight;
  const isExplained = lost === 0 || (lost > 0 && droppedCount(world) > 0);
  return isExplained || `${held} held and ${inFlight} in flight of ${issued} gold`;
}
