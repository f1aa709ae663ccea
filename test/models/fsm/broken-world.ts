import {
  type Actor,
  type Channel,
  type Duration,
  defineModel,
  type Gotocol,
  type Observer,
  open,
  type Self,
  type Setup,
  type World,
} from '../../../kernel/index.ts';
import { Pirate } from '../../../models/fsm/pirate.ts';
import { pirateOptions } from './scene.ts';

/** The world of a set-up, run to its end. */
export function worldOf(
  actors: (setup: Setup) => void,
  observers: readonly Observer[] = [],
): World {
  const world = open(defineModel({ name: 'broken', actors }), { seed: 1 }, { observers });
  world.advance();
  return world;
}

/** Sends these messages at its start. */
export const says = (
  ...lines: readonly (readonly [to: Channel, message: Gotocol])[]
): Actor<Gotocol> => ({
  start(self: Self<Gotocol>) {
    for (const [to, message] of lines) self.send(to, message);
  },
});

/** Ends the run after a while, which chatting pirates never do. */
export const stopsAfter = (delay: Duration): Actor<Gotocol, 'Stop'> => ({
  start: (self) => self.after(delay, 'Stop'),
  timer: (_timer, self) => self.stop(),
});

/** A pirate that promises nothing. */
export const newPirate = (): Pirate => new Pirate(pirateOptions);
