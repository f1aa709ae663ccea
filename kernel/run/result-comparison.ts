import type { ObservedEvent, Observer } from '../actors/observer.ts';
import { isSameData } from '../data/same-data.ts';
import type { Checkpoint } from '../engine/fingerprint.ts';
import type { Outcome, Result } from './result.ts';
import type { Verdict } from './verdict.ts';

/** A count that two results do not share. It is `undefined` in a result that does not have it. */
export interface FigureDifference {
  /** The path to it, such as `counts.dropped.gone`. */
  readonly name: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Where two runs first differ, and the differences at their ends. */
export interface ResultDifference {
  /** The last checkpoint that both runs share; `undefined` when there is none. */
  readonly same: Checkpoint | undefined;
  /**
   * The second run's first checkpoint that the other run does not share, or its end when they share
   * all. `undefined` when only figures differ and all events are the same.
   */
  readonly different: { readonly events: number; readonly at: number } | undefined;
  /** Differences in counts, in the size of the graph and in verdicts. */
  readonly figures: readonly FigureDifference[];
  /** The first actors of the groups whose final hashes differ; see `ActorHashes`. */
  readonly actors: readonly string[];
  readonly groupSize: number;
}

/** A result as far as it is compared. Of two results, one may have no verdicts. */
type Compared = Omit<Result, 'format' | 'scenario' | 'verdicts'> & {
  readonly verdicts?: readonly Pick<Verdict, 'property' | 'verdict'>[] | undefined;
};

/** Finds where two runs first differ, from their results alone; `undefined` when they are the same. */
export function compareResults(a: Compared, b: Compared): ResultDifference | undefined {
  const { same, different } = compareCheckpoints(a, b);
  const actors = differingGroups(a, b);
  const figures = differingFigures(a, b);
  const isSame =
    different === undefined &&
    actors.length === 0 &&
    a.fingerprint === b.fingerprint &&
    a.actors.groupSize === b.actors.groupSize &&
    isSameOutcome(a.outcome, b.outcome);
  if (isSame && figures.length === 0) return undefined;
  const end = { events: b.outcome.events, at: b.outcome.at };
  return {
    same,
    different: isSame ? undefined : (different ?? end),
    figures,
    actors,
    groupSize: Math.max(a.actors.groupSize, b.actors.groupSize),
  };
}

/**
 * Whether two runs ended in the same way. The text of an error is not compared: it can depend on
 * the version of Node, and hold a path of the machine.
 */
export const isSameOutcome = (a: Outcome, b: Outcome): boolean => isSameData(told(a), told(b));

const told = (outcome: Outcome): unknown =>
  // One outcome may come from a file, where a channel is its name.
  JSON.parse(JSON.stringify({ ...outcome, error: undefined }));

function differingFigures(a: Compared, b: Compared): FigureDifference[] {
  const [left, right] = [a, b].map(
    ({ counts, graph }) => new Map([...leaves('counts', counts), ...leaves('graph', graph)]),
  );
  const names = new Set([...left.keys(), ...right.keys()]);
  return [
    ...[...names]
      .map((name) => ({ name, expected: left.get(name), got: right.get(name) }))
      .filter(({ expected, got }) => expected !== got),
    ...differingVerdicts(a, b),
  ];
}

/** The verdicts on properties that both results know. */
function differingVerdicts(
  { verdicts: before = [] }: Compared,
  { verdicts: after = [] }: Compared,
): FigureDifference[] {
  const expected = new Map(before.map(({ property, verdict }) => [property, verdict]));
  return after
    .filter(({ property, verdict }) => (expected.get(property) ?? verdict) !== verdict)
    .map(({ property, verdict }) => ({
      name: `verdicts.${property}`,
      expected: expected.get(property),
      got: verdict,
    }));
}

function* leaves(name: string, value: unknown): Generator<[name: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) yield [name, value];
  else for (const [key, part] of Object.entries(value)) yield* leaves(`${name}.${key}`, part);
}

interface CheckpointDifference {
  readonly same: Checkpoint | undefined;
  readonly different: Checkpoint | undefined;
}

function compareCheckpoints(a: Compared, b: Compared): CheckpointDifference {
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

/** Pairs checkpoints. Runs of the same length have all of them at the same events, other runs only some. */
function pairs(
  a: Compared,
  b: Compared,
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

function differingGroups(a: Compared, b: Compared): string[] {
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

/** Collects the receivers of an interval of events, to show where a first difference may be. */
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
