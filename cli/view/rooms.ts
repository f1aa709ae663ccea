import { SimulationError } from '../../kernel/index.ts';
import { Room } from './room.ts';
import type { Site } from './site.ts';

/** So many runs are alive at once. */
const ROOMS_MAX = 8;
/** A run that nobody looks at waits so long for a page that is loaded again. */
const GRACE_MS = 60_000;

export interface RoomsOptions {
  readonly site: Site;
  /** Told each refusal, on one line. */
  readonly say: (line: string) => void;
}

interface Lodging {
  readonly room: Promise<Room>;
  closing?: NodeJS.Timeout;
}

/** The runs that somebody looks at, by the path of their page. */
export class Rooms {
  private readonly lodgings = new Map<string, Lodging>();

  constructor(private readonly options: RoomsOptions) {}

  /** The run of a path, which is made if it is not there; `undefined` for a path without a run. */
  async at(path: string): Promise<Room | undefined> {
    const known = this.lodgings.get(path);
    if (known !== undefined) {
      clearTimeout(known.closing);
      return known.room;
    }
    const opening = this.options.site.open(path);
    if (opening === undefined) return undefined;
    await this.makeRoom();
    const { say } = this.options;
    const forget = (): void => void this.lodgings.delete(path);
    const room = opening.then(
      (source) =>
        new Room(source, {
          onEmpty: () => this.leave(path),
          onEnd(why) {
            say(`the run of ${path || 'the page'} has ended: ${why}`);
            forget();
          },
        }),
    );
    this.lodgings.set(path, { room });
    room.catch(forget);
    return room;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.lodgings.keys()].map((path) => this.end(path)));
  }

  /** Ends a run that nobody looks at, if there are too many. @throws bad-argument if there is none. */
  private async makeRoom(): Promise<void> {
    if (this.lodgings.size < ROOMS_MAX) return;
    for (const [path, { room }] of this.lodgings) {
      if ((await room).isEmpty) return this.end(path);
    }
    throw new SimulationError('bad-argument', `got more than ${ROOMS_MAX} runs at once`);
  }

  private leave(path: string): void {
    const lodging = this.lodgings.get(path);
    if (lodging === undefined) return;
    clearTimeout(lodging.closing);
    lodging.closing = setTimeout(() => void this.end(path), GRACE_MS).unref();
  }

  private async end(path: string): Promise<void> {
    const lodging = this.lodgings.get(path);
    this.lodgings.delete(path);
    clearTimeout(lodging?.closing);
    await (await lodging?.room)?.close();
  }
}
