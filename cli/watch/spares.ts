import type { WatchedWorld } from './watched-world.ts';

/** So many worlds are kept, and fewer of many actors, whose worlds take much memory. */
const COUNT_MAX = 4;
const ACTORS_MAX = 20_000;

/**
 * Worlds of a run that stand behind what is shown. A world cannot go back, so a step back takes one
 * of these in place of the shown one.
 */
export class Spares {
  private worlds: WatchedWorld[] = [];

  constructor(private readonly make: () => WatchedWorld) {}

  /** Takes the latest world that stands early enough, or a new one at the start. */
  take(isBefore: (world: WatchedWorld) => boolean): WatchedWorld {
    const fitting = this.worlds.filter(isBefore).sort((a, b) => b.event - a.event);
    const [taken = this.make()] = fitting;
    this.worlds = this.worlds.filter((world) => world !== taken);
    return taken;
  }

  /**
   * Moves the worlds towards the events right before `event`, one event apart, by so many events in
   * all. Returns whether more is to do.
   */
  follow(event: number, events: number): boolean {
    let left = events;
    // One that stands too late is of no use any more.
    this.worlds = this.worlds.filter((world) => world.event < event);
    this.worlds.sort((a, b) => b.event - a.event);
    for (let place = 0; place < this.room(); place += 1) {
      const target = event - 1 - place;
      if (target <= 0) return false;
      const world = this.worlds[place] ?? this.make();
      this.worlds[place] = world;
      const missing = Math.min(left, target - world.event);
      if (missing > 0) world.advance({ events: missing });
      left -= Math.max(0, missing);
      if (world.event < target && !world.hasEnded) return true;
    }
    return false;
  }

  private room(): number {
    const actorCount = this.worlds[0]?.notes.cast.names.length ?? 0;
    return Math.max(
      1,
      Math.min(COUNT_MAX, Math.floor((COUNT_MAX * ACTORS_MAX) / (actorCount + 1))),
    );
  }
}
