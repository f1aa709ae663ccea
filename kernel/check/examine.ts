import { effectsOf } from '../actors/effects.ts';
import type { Observer } from '../actors/observer.ts';
import type { Instant } from '../data/time.ts';
import type { Model } from '../run/model.ts';
import type { Verdict } from '../run/property.ts';
import type { Outcome } from '../run/result.ts';
import type { Scenario, ScenarioInput } from '../run/scenario.ts';
import { World } from '../run/world.ts';
import type { Examination, Failure } from './examination.ts';
import { classOf, errorSignature, withoutNames } from './signature.ts';

export interface ExamineOptions {
  readonly observers?: readonly Observer[];
  /** Changes the seed of the run at an instant, to see what else could have happened from there on. */
  readonly reseed?: Reseeding;
}

/** A change of a run's seed: random numbers of events from `at` on follow from `seed`. */
export interface Reseeding {
  readonly at: Instant;
  readonly seed: string;
}

/**
 * Runs a scenario once and judges it. The run ends early where a property is broken for good. A
 * property that could not be judged is no failure.
 * @throws bad-scenario or bad-option, naming the field.
 */
export function examine<Options extends object>(
  model: Model<Options>,
  scenario: ScenarioInput<NoInfer<Options>> | Scenario,
  { observers = [], reseed }: ExamineOptions = {},
): Examination {
  const world = new World(model, scenario as ScenarioInput, {
    observers,
    stopsAtFailure: true,
    isMeasured: false,
  });
  if (reseed !== undefined) {
    world.advance({ until: reseed.at });
    world.seed.change(reseed.seed);
  }
  world.advance();
  const { outcome, fingerprint, counts, verdicts = [] } = world.result();
  const failure = firstFailure(world, outcome, verdicts);
  return {
    scenario: world.scenario,
    outcome,
    fingerprint,
    ...(failure !== undefined && { failure }),
    verdicts,
    effects: effectsOf(counts),
    ties: counts.ties,
  };
}

/** The failure that showed first; of two at one event, the end of the run. */
function firstFailure(
  world: World,
  outcome: Outcome,
  verdicts: readonly Verdict[],
): Failure | undefined {
  const broken = verdicts.map((verdict) => brokenProperty(world, outcome, verdict));
  return [failedEnd(world, outcome), ...broken].reduce((first, failure) => {
    if (first === undefined || failure === undefined) return first ?? failure;
    return first.event <= failure.event ? first : failure;
  }, undefined);
}

function brokenProperty(world: World, outcome: Outcome, verdict: Verdict): Failure | undefined {
  if (verdict.verdict !== 'broken') return undefined;
  const { property, actor, reason = 'it does not hold' } = verdict;
  const { at = outcome.at, event = outcome.events } = verdict;
  const said = withoutNames(reason, namesOf(world));
  return {
    kind: 'property',
    property,
    ...(actor !== undefined && { actor }),
    reason,
    at,
    event,
    signature: signatureOf('property', property, classOf(world, actor), said),
  };
}

/** The failure of a run that ended in a way that no protocol should. */
function failedEnd(world: World, outcome: Outcome): Failure | undefined {
  const { at, events: event } = outcome;
  switch (outcome.reason) {
    case 'actor-failed': {
      const { actor, error } = outcome;
      const thrown = errorSignature(world.failure);
      const signature = signatureOf(outcome.reason, classOf(world, actor), thrown);
      return { kind: outcome.reason, actor, reason: error, at, event, signature };
    }
    case 'livelock': {
      const { actors } = outcome;
      const classes = [...new Set(actors.map((actor) => classOf(world, actor)))].sort();
      const reason = `events cause each other without end at one instant: ${actors.join(', ')}`;
      const signature = signatureOf(outcome.reason, ...classes);
      return { kind: outcome.reason, reason, at, event, signature };
    }
    case 'pending-limit': {
      const { pending } = world.scenario.limits;
      const reason = `more than ${pending} events are pending`;
      return { kind: outcome.reason, reason, at, event, signature: signatureOf(outcome.reason) };
    }
    default:
      return undefined;
  }
}

const namesOf = (world: World): string[] => Array.from(world.actors(), ({ name }) => name);

const signatureOf = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' | ');
