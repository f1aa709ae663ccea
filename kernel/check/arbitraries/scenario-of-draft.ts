import type { Fault } from '../../faults/fault.ts';
import type { NetworkLaws } from '../../network/network-laws.ts';
import { Draws } from '../../random/draws.ts';
import { purposeKey } from '../../random/seed.ts';
import { completeScenario } from '../../run/complete-scenario.ts';
import type { Model } from '../../run/model.ts';
import type { Scenario, ScenarioInput } from '../../run/scenario.ts';
import { actorsAtStart } from './actors-at-start.ts';
import { type FaultFrame, faultOf, isCalm } from './fault-of-draft.ts';
import { firstRun } from './first-run.ts';
import { latencyLaw } from './latency-laws.ts';
import type { StruckEvent } from './link-selection.ts';
import { operationsOf } from './operation-draft.ts';
import { SHARE_MAX } from './scale.ts';
import type { ScenarioBounds } from './scenario-bounds.ts';
import type { ScenarioDraft } from './scenario-draft.ts';

const EVENTS_MAX = 200_000;
/** A protocol that floods its network is a finding, long before it fills the memory. */
const PENDING_MAX = 20_000;
const KEY = { high: 0, low: 0 };

/**
 * Makes the scenario of a draft. It opens a world to learn who lives at the start. For faults that
 * strike just after an event, it runs the scenario without them.
 */
export function scenarioOf(model: Model, draft: ScenarioDraft, bounds: ScenarioBounds): Scenario {
  const bare = bareScenario(model, draft, bounds);
  const actors = actorsAtStart(model, bare);
  const operations = operationsOf(draft.operations, model, actors, bounds.window);
  const calm = withNew(bare, { operations });
  const names = actors.map(({ name }) => name);
  const faults = faultsOf(model, draft, bounds, calm, names);
  return completeScenario(model, withNew(calm, { faults }), model.name);
}

/** The scenario without what is drawn of faults and operations. */
function bareScenario(model: Model, draft: ScenarioDraft, bounds: ScenarioBounds): ScenarioInput {
  const { base, size } = bounds;
  const options = {
    ...(size !== undefined && { [size.option]: populationOf(draft, size) }),
    ...base.options,
  };
  const network = networkOf(model, options, draft, bounds);
  return {
    ties: draft.ties,
    strict: true,
    seed: draft.seed,
    ...(network !== undefined && { network }),
    ...base,
    options,
    limits: { until: bounds.until, events: EVENTS_MAX, pending: PENDING_MAX, ...base.limits },
  };
}

const populationOf = (draft: ScenarioDraft, { min, max }: { min: number; max: number }): number =>
  min + Math.floor((draft.size / (SHARE_MAX + 1)) * (max - min + 1));

/** The network: that of the model, with another latency and order where the model tolerates it. */
function networkOf(
  model: Model,
  options: Readonly<Record<string, unknown>>,
  { latency, ordering }: ScenarioDraft,
  bounds: ScenarioBounds,
): NetworkLaws | undefined {
  const network =
    typeof model.network === 'function'
      ? completeScenario(model, { seed: '', options }, model.name).network
      : model.network;
  const isDelayed = latency !== 'own' && bounds.kinds.includes('delay');
  const isReordered = ordering === 'none' && bounds.kinds.includes('reordering');
  if (!isDelayed && !isReordered) return network;
  return {
    ...network,
    ...(isDelayed && { latency: latencyLaw(latency, bounds.latency) }),
    ...(isReordered && { ordering }),
  };
}

/** Adds faults and operations to those that all scenarios have. */
function withNew(
  scenario: ScenarioInput,
  { faults = [], operations = [] }: Pick<ScenarioInput, 'faults' | 'operations'>,
): ScenarioInput {
  return {
    ...scenario,
    faults: added(scenario.faults, faults),
    operations: added(scenario.operations, operations),
  };
}

function added<Item extends { readonly key?: string }>(
  present: readonly Item[] = [],
  items: readonly Item[],
): readonly Item[] {
  const keys = present.map(({ key }) => key);
  return [...present, ...items.filter(({ key }) => !keys.includes(key))];
}

function faultsOf(
  model: Model,
  draft: ScenarioDraft,
  bounds: ScenarioBounds,
  calm: ScenarioInput,
  names: readonly string[],
): Fault[] {
  const isLasting = draft.isLasting && mayLast(model, bounds) && names.length > 2;
  const frame: FaultFrame = {
    ...bounds,
    names,
    targets: isLasting ? minorityOf(names, draft.core) : names,
    // The first fault of a scenario that does not heal is a crash.
    kinds: isLasting ? ['crash', ...draft.kinds.filter((kind) => kind !== 'crash')] : draft.kinds,
    hardness: draft.hardness,
    calmCount: draft.calmCount,
  };
  const drafts = draft.faults.map((fault, index) =>
    isLasting && index === 0 ? { ...fault, kind: 0 } : fault,
  );
  const made = drafts.map((fault) => (fault.strikes ? undefined : faultOf(fault, frame)));
  const planned = made.filter((fault) => fault !== undefined);
  const isComplete = planned.length === drafts.length;
  const events = isComplete ? [] : struckEvents(model, withNew(calm, { faults: planned }), frame);
  const all = drafts.flatMap(
    (fault, index) => made[index] ?? faultOf(fault, frame, eventAt(events, fault.from)) ?? [],
  );
  return isLasting ? all.map(withoutRestart) : all;
}

/** Whether crashed actors may stay down: only where the model says itself that it tolerates crashes. */
const mayLast = ({ tolerates }: Model, { kinds }: ScenarioBounds): boolean =>
  tolerates?.includes('crash') === true && kinds.includes('crash');

function withoutRestart(fault: Fault): Fault {
  if (fault.kind !== 'crash') return fault;
  const { to: _, ...lasting } = fault;
  return lasting;
}

/** Fewer than half of the actors. The others are never struck. */
const minorityOf = (names: readonly string[], core: number): string[] => {
  const struck = new Draws(purposeKey(KEY, `core ${core}`)).sample(
    names,
    Math.floor((names.length - 1) / 2),
  );
  return names.filter((name) => struck.includes(name));
};

/** The events of a first run after which a fault may strike. */
function struckEvents(model: Model, scenario: ScenarioInput, frame: FaultFrame): StruckEvent[] {
  const targets = new Set(frame.targets);
  return firstRun(model, scenario, frame.window - 1)
    .filter(({ at, to }) => targets.has(to.name) && !isCalm(at + 1, frame))
    .map(({ at, to, from }) => ({ at, to: to.name, from: from?.name }));
}

const eventAt = (events: readonly StruckEvent[], share: number): StruckEvent | undefined =>
  events[Math.floor((share / (SHARE_MAX + 1)) * events.length)];
