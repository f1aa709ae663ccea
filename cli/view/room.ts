import { packageFolder } from '../package-folder.ts';
import type { LiveAsked } from '../watch/questions.ts';
import { threadOf, type Worker } from '../workers/worker.ts';
import type { FromRun, RunSource } from './protocol.ts';

/** The built program of the thread. */
const PROGRAM = new URL('dist/cli/view/run-thread.js', packageFolder());

/** Who looks at the run of a room. */
export interface Guest {
  /** Takes the answer to a question, as JSON. */
  answered(number: number, answer: string): void;
  refused(number: number, error: string): void;
  /** The run goes on no more. */
  ended(why: string): void;
}

/** A live run in a thread of its own, and those who look at it. */
export class Room {
  private readonly guests = new Map<number, Guest>();
  private readonly thread: Worker;
  private count = 0;
  private failure: string | undefined;

  /** `onEmpty` is told when the last guest has left, and `onEnd` when the run goes on no more. */
  constructor(
    source: RunSource,
    private readonly listener: { onEmpty(): void; onEnd(why: string): void },
  ) {
    this.thread = threadOf(PROGRAM)({
      message: (message) => this.take(message as FromRun),
      ended: (why) => this.end(`the thread of the run has ended: ${why}`),
    });
    this.thread.post({ start: source });
  }

  get isEmpty(): boolean {
    return this.guests.size === 0;
  }

  /** Returns what a guest asks with, and leaves by. */
  enter(guest: Guest): { ask(number: number, asked: LiveAsked): void; leave(): void } {
    this.count += 1;
    const viewer = this.count;
    this.guests.set(viewer, guest);
    return {
      ask: (number, asked) => this.thread.post({ asker: [viewer, number], asked }),
      leave: () => {
        if (!this.guests.delete(viewer)) return;
        this.thread.post({ left: viewer });
        if (this.isEmpty) this.listener.onEmpty();
      },
    };
  }

  async close(): Promise<void> {
    this.failure = 'closed';
    await this.thread.end();
  }

  private take(message: FromRun): void {
    if ('failed' in message) return this.end(message.failed);
    for (const [viewer, number] of message.askers) {
      const guest = this.guests.get(viewer);
      if ('value' in message) guest?.answered(number, message.value);
      else guest?.refused(number, message.error);
    }
  }

  private end(why: string): void {
    if (this.failure !== undefined) return;
    this.failure = why;
    for (const guest of this.guests.values()) guest.ended(why);
    this.guests.clear();
    this.listener.onEnd(why);
    void this.thread.end();
  }
}
