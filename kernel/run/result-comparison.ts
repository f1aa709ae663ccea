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
  const { same, different } = compareCheckpoints(a, b);
  const actors = differingGroups(a, b);
  const isSame =
    different === undefined &&
    actors.length === 0 &&
    a.fingerprint === b.fingerprint &&
    a.actors.groupSize === b.actors.groupSize &&
    a.outcome.reason === b.outcome.reason &&
    a.outcome.events === b.outcome.events &&
    a.outcome.at === b.outcome.at;
  if (isSame) return undefined;
  return {
    same,
    different: different ?? { events: b.outcome.events, at: b.outcome.at },
    actors,
    groupSize: Math.max(a.actors.groupSize, b.actors.groupSize),
  };
}

interface CheckpointDifference {
  readonly same: Checkpoint | undefined;
  readonly different: Checkpoint | undefined;
}

function compareCheckpoints(a: Result, b: Result): CheckpointDifference {
  let same: Checkpoint | undefined;
  for (const [left, right] of pairs(a, b)) {
    const isSame =
      left?.events === right?.events &&
      left?.at === right?.at &&
      left?.fingerprint === right?.fingerprint;
    if (!isSame) return { same, different: right ?? left };
    same = right;
  }
  return { same, different: undefined };
}

/** Runs of one length have their checkpoints at the same events; of others, only some are at the same. */
function pairs(
  a: Result,
  b: Result,
): (readonly [Checkpoint | undefined, Checkpoint | undefined])[] {
  if (a.outcome.events === b.outcome.events) {
    const count = Math.max(a.checkpoints.length, b.checkpoints.length);
    return Array.from({ length: count }, (_, index) => [
      a.checkpoints[index],
      b.checkpoints[index],
    ]);
  }
  const expected = new Map(a.checkpoints.map((checkpoint) => [checkpoint.events, checkpoint]));
  return b.checkpoints
    .filter(({ events }) => expected.has(events))
    .map((checkpoint) => [expected.get(checkpoint.events), checkpoint]);
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
