import type { ActorSystem } from '../actors/actor-system.ts';
import { Address } from '../actors/address.ts';
import type { Channel } from '../actors/channel.ts';
import type { LifeFault } from '../actors/crashes.ts';
import type { Occurrence } from '../actors/hardships.ts';
import { Group } from '../actors/names.ts';
import { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import { EventKind } from '../queue/event-store.ts';
import type { RunSeed } from '../random/run-seed.ts';
import { type CompleteFault, instantOf } from './complete-faults.ts';
import type { CrashFault, DiskFate, LeaveFault } from './fault.ts';
import { ofKind } from './of-kind.ts';
import { Holding, Selection } from './selection.ts';

/** Tell the begin of a fault, its end and an operation apart. Part of the laws. */
export const ROOT_KEY = { begin: 0x1f83d9ab, end: 0x5be0cd19, operation: 0x9b05688c };

/** Something that a fault does at an instant. */
interface Moment {
  readonly at: Instant;
  readonly isEnd: boolean;
  readonly key: string;
  readonly act: () => void;
}

/** Schedules the faults that end lives, let them begin, and break connections. The others are functions of time. */
export class FaultSchedule {
  private readonly hash: DataHash;
  private readonly nobody: Address;

  constructor(
    private readonly system: ActorSystem,
    home: Home,
    private readonly seed: RunSeed,
  ) {
    this.hash = new DataHash(home, false);
    this.nobody = new Address(0, 0, home, 0, '');
  }

  /** At one instant ends come before begins, then keys decide. */
  schedule(faults: readonly CompleteFault[]): void {
    const moments = [
      ...[...ofKind(faults, 'crash'), ...ofKind(faults, 'leave')].flatMap((fault) =>
        this.lifeMoments(fault),
      ),
      ...ofKind(faults, 'cut').map((fault): Moment => {
        const links = new Selection(fault);
        const { crashes } = this.system;
        const act = (): void =>
          crashes.breakConnections((one, other) => links.has(one, other) || links.has(other, one));
        return { at: instantOf(fault.from), isEnd: false, key: fault.key, act };
      }),
    ];
    for (const { at, isEnd, key, act } of moments.sort(byOrder)) {
      if (at >= FOREVER) continue;
      const kind = isEnd ? ROOT_KEY.end : ROOT_KEY.begin;
      this.root(at, kind, key, this.nobody, { happen: (slot) => this.once(slot, act) });
    }
  }

  /** Schedules an event from outside, which is known by a key. */
  root(at: Instant, kind: number, key: string, receiver: Address, occurrence: Occurrence): void {
    const { high, low } = this.hash.of(key);
    this.system.engine.scheduleRoot(EventKind.outside, at, receiver, high ^ kind, low, occurrence);
  }

  private once(slot: number, act: () => void): void {
    const { engine, observation } = this.system;
    engine.store.release(slot);
    act();
    if (observation.hasHandled) observation.handledOutside();
  }

  private lifeMoments(fault: (CrashFault | LeaveFault) & { readonly key: string }): Moment[] {
    const { crashes, population } = this.system;
    const { key } = fault;
    const { from, to } = new Holding(fault);
    const group = new Group(fault.actors);
    const life = toLifeFault(fault, this.seed);
    const forEach = (act: (actor: Address) => void) => (): void => {
      // An actor that comes back may name new addresses. The fault does not strike these.
      for (const actor of population.addresses.slice()) {
        if (group.has(actor)) act(actor);
      }
    };
    return [
      { at: from, isEnd: false, key, act: forEach((actor) => crashes.begin(life, actor)) },
      { at: to, isEnd: true, key, act: forEach((actor) => this.end(life, actor)) },
    ];
  }

  /** A fault ends for an actor. One that is down and paused comes back when its pause is over. */
  private end(fault: LifeFault, actor: Address): void {
    const { crashes, engine, hardships } = this.system;
    const until = hardships?.resumes(actor, engine.now) ?? engine.now;
    if (until === engine.now || !crashes.holds(fault, actor)) return crashes.end(fault, actor);
    if (until >= FOREVER) return;
    this.root(until, ROOT_KEY.end, `${fault.key} ${actor.name}`, this.nobody, {
      happen: (slot) => this.once(slot, () => crashes.end(fault, actor)),
    });
  }
}

const byOrder = (one: Moment, other: Moment): number =>
  one.at - other.at || Number(other.isEnd) - Number(one.isEnd) || (one.key < other.key ? -1 : 1);

function toLifeFault(
  fault: (CrashFault | LeaveFault) & { readonly key: string },
  seed: RunSeed,
): LifeFault {
  const { key, kind } = fault;
  if (kind === 'leave') return { key, kind, after: undefined, kept: () => undefined };
  const { after, disk = 'kept' } = fault;
  const draws = seed.draws(`faults/${key}`);
  const kept = (unsynced: number, { idHigh, idLow }: Channel & Address): number | undefined =>
    keptOf(disk, unsynced, () => draws.reset(idHigh, idLow).integer(0, unsynced));
  return { key, kind, after, kept };
}

function keptOf(disk: DiskFate, unsynced: number, draw: () => number): number | undefined {
  switch (disk) {
    case 'kept':
      return unsynced;
    case 'synced':
      return 0;
    case 'torn':
      return draw();
    case 'lost':
      return undefined;
  }
}
