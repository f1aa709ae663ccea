import type { LiveRun } from '../watch/live-run.ts';
import type { Seen } from '../watch/picture.ts';
import type { Asker, FromRun } from './protocol.ts';

/** Viewers are shown so many pictures a second at most. */
const PAUSE_MS = 33;
/** Between two rounds of pictures, the run has so many times the time that a round takes. */
const PATIENCE = 20;

interface Waiting {
  readonly asker: Asker;
  readonly seen: Seen;
  readonly version: number;
}

/**
 * The viewers that wait for the next picture, each once. Those that have seen the same get the same
 * picture, which is made once. So viewers cost a run little time, however many they are. Who does
 * not ask gets none.
 */
export class Looks {
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor(
    private readonly live: LiveRun,
    private readonly post: (message: FromRun) => void,
  ) {}

  /** Whether somebody waits for what there is to see. */
  get areDue(): boolean {
    return [...this.waiting.values()].some(({ version }) => this.live.isNewTo(version));
  }

  add(waiting: Waiting): void {
    this.waiting.set(waiting.asker[0], waiting);
  }

  remove(viewer: number): void {
    this.waiting.delete(viewer);
  }

  /** Shows the present picture to those who have not seen it, unless it is too early. */
  answer(): void {
    const began = performance.now();
    if (began < this.next || !this.areDue) return;
    const groups = new Map<string, Waiting[]>();
    for (const one of this.waiting.values()) {
      if (!this.live.isNewTo(one.version)) continue;
      const key = JSON.stringify(one.seen);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    for (const group of groups.values()) {
      const askers = group.map(({ asker }) => asker);
      this.post({ askers, value: written(this.live.look(group[0].seen)) });
      for (const [viewer] of askers) this.waiting.delete(viewer);
    }
    const now = performance.now();
    this.next = now + Math.max(PAUSE_MS, PATIENCE * (now - began));
  }
}

/** Writes a value as JSON. The columns of pictures become lists. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? [...(part as Uint8Array)] : part,
  ) ?? 'null';
