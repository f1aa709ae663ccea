import { LinkTable } from './link-table.ts';

/** Where the present instant is read: as an argument, it would be an object for each call. */
export interface Present {
  readonly now: number;
}

// A line of 64 bytes a sender, as wide as a line of the cache: three links, of each the last arrival and the receiver,
// and when the last of the other links' messages arrives.
const LINE = 8;
const LINKS_END = 6;
const OTHERS = 6;

/** Before all instants. */
const NEVER = -1;

const LINES_START = 64;

/** Senders beyond this number have no line: few runs have so many, and lines are made up to the highest number. */
const LINES_MAX = 2 ** 21;

/**
 * Keeps messages of a link in the order in which they were sent, where ties go by the order of scheduling: remembers
 * when the last message of each link arrives. Most senders have few messages in flight, so that three links have a
 * place in the sender's own line; what does not fit lies in a table.
 */
export class LastArrivals {
  private lines = new Float64Array(LINE * LINES_START).fill(NEVER);
  private readonly others = new LinkTable();

  constructor(private readonly present: Present) {}

  /** The delay of a message, or as much more as it takes to come after the last one of its link. */
  hold(from: number, to: number, delay: number): number {
    const { now } = this.present;
    const start = LINE * from;
    if (start >= this.lines.length && !this.grow(from)) return this.holdOther(from, to, delay);
    const { lines } = this;
    const arrival = now + delay;
    let free = -1;
    for (let index = start; index < start + LINKS_END; index += 2) {
      const last = lines[index];
      if (last <= now) {
        free = index;
      } else if (lines[index + 1] === to) {
        if (last > arrival) return last - now;
        lines[index] = arrival;
        return delay;
      }
    }
    // A link of the table may hold this message up, even where the line has room again.
    if (free < 0 || lines[start + OTHERS] > now) {
      const held = this.holdOther(from, to, delay);
      if (now + held > lines[start + OTHERS]) lines[start + OTHERS] = now + held;
      return held;
    }
    lines[free] = arrival;
    lines[free + 1] = to;
    return delay;
  }

  private holdOther(from: number, to: number, delay: number): number {
    const { others } = this;
    const { now } = this.present;
    const entry = others.entry(from, to, now);
    const last = others.arrival(entry);
    const held = last > now + delay ? last - now : delay;
    others.setArrival(entry, now + held);
    return held;
  }

  /** Makes a line for a sender; false for one that is to have none. */
  private grow(from: number): boolean {
    if (from >= LINES_MAX) return false;
    let count = this.lines.length / LINE;
    while (count <= from) count *= 2;
    const lines = new Float64Array(LINE * count);
    lines.set(this.lines);
    lines.fill(NEVER, this.lines.length);
    this.lines = lines;
    return true;
  }
}
