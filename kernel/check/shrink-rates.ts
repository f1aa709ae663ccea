import type { ObservedEvent, Observer } from '../actors/observer.ts';
import type { CompleteFault } from '../faults/complete-faults.ts';
import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import { World } from '../run/world.ts';
import type { RunSteps } from './asking.ts';
import { withoutFields } from './network-rules.ts';
import { partsOf, withParts } from './scenario-parts.ts';
import { removeChunks } from './shrink-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** The most lost messages that are listed. */
const LOST_MAX = 2_000;

/**
 * Turns rates of loss into a list of the messages that were lost, and removes those that need not be
 * lost. The list stays if it is at most one longer than that of the rates; else the rates say more.
 */
export function* listLosses(search: ShrinkSearch, model: Model): RunSteps<Scenario, void> {
  const { present } = search;
  const rateCount = countRates(present.scenario);
  if (rateCount === 0) return;
  const lost = lostIn(model, search);
  if (lost.length > LOST_MAX) return;
  const listed = yield* search.first([withList(present.scenario, lost)]);
  if (listed === undefined) return;
  const isDrop = ({ kind }: { readonly kind: string }): boolean => kind === 'drop';
  const count = (): number => partsOf(search.scenario).filter(isDrop).length;
  for (let size = Math.ceil(count() / 2); size >= 1; size = Math.floor(size / 2)) {
    yield* removeChunks(search, size, isDrop);
  }
  const before = partsOf(present.scenario).filter(isDrop).length;
  if (count() - before > rateCount + 1) search.present = present;
}

/**
 * Lets faults lose all messages that they strike, where they lose a share of them. Luck is then no
 * part of the failure, so that it shows in another population, too.
 */
export function* makeLossesCertain(search: ShrinkSearch): RunSteps<Scenario, void> {
  for (let place = 0; place < (search.scenario.faults?.length ?? 0); place++) {
    const { faults = [], operations } = search.scenario;
    const fault = faults[place];
    if (fault.kind !== 'loss') continue;
    const { bursts: _, ...certain } = { ...fault, rate: 1 };
    yield* search.first([withParts(search.scenario, faults.with(place, certain), operations)]);
  }
}

/** The ids of the messages that are lost before the failure. */
function lostIn(model: Model, { present, failedAt }: ShrinkSearch): readonly string[] {
  const lost: string[] = [];
  const observer: Observer = {
    event: ({ dropped, id }: ObservedEvent) => {
      if (dropped === 'lost' && lost.length <= LOST_MAX) lost.push(id);
    },
  };
  const world = new World(model, present.scenario, { isJudged: false, observers: [observer] });
  world.advance({ until: failedAt + 1 });
  return lost;
}

function countRates({ faults = [], network }: Scenario): number {
  const rules = network === undefined ? [] : [network, ...network.zones, ...network.links];
  const laws = rules.filter(({ loss = 0 }) => loss > 0);
  return laws.length + faults.filter(({ kind }) => kind === 'loss').length;
}

/** The scenario that drops these messages in place of its rates. */
function withList(scenario: Scenario, lost: readonly string[]): Scenario {
  const { faults = [], network, operations } = scenario;
  const others = faults.filter(({ kind }) => kind !== 'loss');
  const listed = new Set(others.flatMap((fault) => (fault.kind === 'drop' ? [fault.event] : [])));
  const drops = lost.flatMap((event): readonly CompleteFault[] =>
    listed.has(event) ? [] : [{ key: `drop ${event}`, kind: 'drop', event }],
  );
  const calm =
    network === undefined
      ? scenario
      : { ...scenario, network: withoutFields(network, ['loss', 'bursts']) };
  return withParts(calm, [...others, ...drops], operations);
}
