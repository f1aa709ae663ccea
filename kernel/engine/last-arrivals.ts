import { LinkTable } from './link-table.ts';

/** Where the present instant is read. As an argument, it would become an object for each call. */
export interface Present {
  readonly now: number;
}

// A sender has a line of 64 bytes, as wide as a line of the cache. It holds the last arrivals and the
// receivers of three links, and the last arrival on all other links.
const LINE = 8;
const LINKS_END = 6;
const OTHERS = 6;

/** An instant before all others. */
const NEVER = -1;

const LINES_START = 64;

/** Later senders have no line. Few runs have so many, and a line is made for each number below. */
const LINES_MAX = 2 ** 21;

/**
 * Keeps the messages of a link in the order in which they were sent, where ties go by the order of
 * scheduling. It remembers when the last message of each link arrives. Most senders have few
 * messages in flight, so three links have a place in the sender's own line, and the others lie in a
 * table.
 */
export class LastArrivals {
  private lines = new Float64Array(LINE * LINES_START).fill(NEVER);
  private readonly others = new LinkTable();

  constructor(private readonly present: Present) {}

  /**
   * Returns the delay of a message in microseconds, from 0, or a longer one, so that it does not
   * arrive before the last message of its link. O(1).
   */
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
    // The link may lie in the table, even if the line has room again.
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

  /** Makes a line for a sender; returns false for one that gets none. */
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
