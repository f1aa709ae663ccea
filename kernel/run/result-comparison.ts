import type { ObservedEvent, Observer } from '../actors/observer.ts';
import type { Checkpoint } from '../engine/fingerprint.ts';
import type { Result } from './result.ts';

/** Between which events two runs first differ, and what differs at their ends. */
export interface ResultDifference {
  /** Last checkpoint at which both were the same; `undefined` when there was none. */
  readonly same: Checkpoint | undefined;
  /** First checkpoint at which they were not, in the second run; its end, when all checkpoints agree. */
  readonly different: { readonly events: number; readonly at: number };
  /** Groups of actors whose final hashes differ, by the first actor's name; see `ActorHashes`. */
  readonly actors: readonly string[];
  readonly groupSize: number;
}

/** Where two runs first differ, as far as their results tell; `undefined` when they are the same. */
export function compareResults(a: Result, b: Result): ResultDifference | undefined {
  if (a.fingerprint === b.fingerprint && a.outcome.events === b.outcome.events) return undefined;
  const expected = new Map(a.checkpoints.map((checkpoint) => [checkpoint.events, checkpoint]));
  let same: Checkpoint | undefined;
  let different: Checkpoint | undefined;
  for (const checkpoint of b.checkpoints) {
    const other = expected.get(checkpoint.events);
    if (other === undefined) continue;
    if (other.fingerprint === checkpoint.fingerprint && other.at === checkpoint.at) {
      same = checkpoint;
    } else {
      different = checkpoint;
      break;
    }
  }
  return {
    same,
    different: different ?? { events: b.outcome.events, at: b.outcome.at },
    actors: differingGroups(a, b),
    groupSize: Math.max(a.actors.groupSize, b.actors.groupSize),
  };
}

function differingGroups(a: Result, b: Result): string[] {
  if (a.actors.groupSize !== b.actors.groupSize) return [];
  const count = Math.max(a.actors.groups.length, b.actors.groups.length);
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const [left, right] = [a.actors.groups[index], b.actors.groups[index]];
    const isSame = left?.[0] === right?.[0] && left?.[1] === right?.[1];
    if (!isSame) names.push((left ?? right)[0]);
  }
  return names;
}

/** Collects who received something in an interval of events: where to look for the first difference. */
export class IntervalObserver implements Observer {
  readonly receivers = new Set<string>();

  constructor(
    /** Exclusive. */
    private readonly after: number,
    /** Inclusive. */
    private readonly upTo: number,
  ) {}

  event({ index, to }: ObservedEvent): void {
    if (index > this.after && index <= this.upTo) this.receivers.add(to.name);
  }
}
