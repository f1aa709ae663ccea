import {
  type Channel,
  formatDuration,
  type Gotocol,
  us,
  type WorldView,
} from '../../kernel/index.ts';
import type { Finding } from '../finding.ts';
import { hasFaults, livesMayEnd, lostCount } from './losses.ts';
import { Manager } from './manager.ts';
import { Pirate } from './pirate.ts';

const MANAGER = 'fsm';

function managerOf(world: WorldView): Manager | undefined {
  const actor = world.actor(MANAGER)?.actor;
  return actor instanceof Manager ? actor : undefined;
}

/** Finds whether no pirate has chatted more often than its interval allows. A clock that drifts has other intervals. O(pirates). */
export function chatsAreSeldom(world: WorldView): Finding {
  if (hasFaults(world, 'drift')) return true;
  for (const { name, actor } of world.actors()) {
    if (!(actor instanceof Pirate) || actor.chatCount * actor.interval <= world.now) continue;
    return `${name} chatted ${actor.chatCount} times, once in ${formatDuration(actor.interval)}`;
  }
  return true;
}

/**
 * Finds whether the manager ends the run after the time to talk, and within the period of grace. A
 * fault that strikes its timers or its life can keep it from that.
 */
export function endsInTime(world: WorldView): Finding {
  const manager = managerOf(world);
  if (manager === undefined || hasFaults(world, 'drift')) return true;
  const { duration, grace } = manager.options;
  const { now, ending } = world;
  const talked = now - manager.since;
  if (ending?.reason === 'stopped') {
    return talked >= duration || `the run ends ${formatDuration(us(duration - talked))} too early`;
  }
  if (world.actor(MANAGER)?.life !== 'present' || hasFaults(world, 'pause', 'drop')) return true;
  const canEnd = ending?.reason !== 'idle' && talked <= duration + grace;
  return canEnd || 'the manager has not ended the run';
}

/** Finds whether pirates that said Goodbye said it once, and have left. O(pirates). */
export function farewellsAreFinal(world: WorldView): Finding {
  // Who begins a new life may be dismissed again.
  if (livesMayEnd(world)) return true;
  const heard = new Set<Channel>();
  for (const channel of managerOf(world)?.heard ?? []) {
    if (heard.has(channel)) return `${channel.name} said Goodbye twice`;
    heard.add(channel);
    if (world.actor(channel.name)?.life !== 'gone')
      return `${channel.name} stays after its Goodbye`;
  }
  return true;
}

/**
 * Finds whether the manager has heard a Goodbye of each pirate at the end of the run, but for as
 * many as faults can have kept from it. O(pirates + pending).
 */
export function allAreHeard(world: WorldView): Finding {
  const manager = managerOf(world);
  if (manager === undefined || world.ending?.reason !== 'stopped') return true;
  if (livesMayEnd(world) || hasFaults(world, 'drop')) return true;
  // A dismissal that overtakes the Hello finds a pirate that does not know whom to answer.
  const missing = manager.missing().filter((channel) => parentOf(channel, world) !== null);
  const messages = Array.from(world.inFlight(), ({ message }) => message as Gotocol);
  const late = messages.filter(({ imposition }) => imposition === 'Goodbye');
  const isExplained = missing.length <= late.length + lostCount(world);
  return isExplained || `${missing.length} pirates were not heard, such as ${missing[0].name}`;
}

function parentOf({ name }: Channel, world: WorldView): Channel | null {
  const actor = world.actor(name)?.actor;
  return actor instanceof Pirate ? actor.parent : null;
}
