import type { Actor } from './actor.ts';
import { Cell } from './channel.ts';

/** Where an actor is in its life. */
export type Life = 'declared' | 'present' | 'gone';

const LIVES: readonly Life[] = ['declared', 'present', 'gone'];
const PRESENT = 1;
const GONE = 2;

const CAPACITY_START = 64;

/** All actors ever made, by index: apart from their channels, since one event needs little of each. */
export class Population {
  readonly cells: Cell[] = [];
  /** What an actor is made of; it stays readable when the actor is gone. */
  readonly actors: (Actor<unknown, unknown> | undefined)[] = [];
  /** The same of those that are present, which is all that events ask for. */
  readonly present: (Actor<unknown, unknown> | undefined)[] = [];
  private readonly disks = new Map<number, Record<string, unknown>>();
  private lives = new Uint8Array(CAPACITY_START);

  /** A new endpoint, without an actor yet. */
  declare(name: string, idHigh: number, idLow: number): Cell {
    const cell = new Cell(idHigh, idLow, this.cells.length, name);
    this.cells.push(cell);
    this.actors.push(undefined);
    this.present.push(undefined);
    if (cell.index === this.lives.length) {
      const lives = new Uint8Array(2 * cell.index);
      lives.set(this.lives);
      this.lives = lives;
    }
    return cell;
  }

  /** Puts an actor behind a declared endpoint. */
  settle(index: number, actor: Actor<unknown, unknown>): void {
    this.actors[index] = actor;
    this.present[index] = actor;
    this.lives[index] = PRESENT;
  }

  /** Ends an actor's life; false if it had ended before. */
  end(index: number): boolean {
    if (this.lives[index] === GONE) return false;
    this.lives[index] = GONE;
    this.present[index] = undefined;
    return true;
  }

  life(index: number): Life {
    return LIVES[this.lives[index]];
  }

  /** Data of the actor's own that survives its crash. */
  disk(index: number): Record<string, unknown> {
    let disk = this.disks.get(index);
    if (disk === undefined) {
      disk = {};
      this.disks.set(index, disk);
    }
    return disk;
  }
}
