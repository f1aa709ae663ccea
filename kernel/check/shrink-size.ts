import type { CompleteFault, CompleteOperation } from '../faults/complete-faults.ts';
import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { groupsOf, withNames } from './fault-names.ts';
import { type Member, populationOf, setUpSize } from './population.ts';
import { type NeededNames, type Rename, renamings } from './renamings.ts';
import { withParts } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** All smaller sizes up to this one are tried, and of larger ones only some. */
const SMALL_SIZE = 6;

/** In so many groups at most are actors silenced. */
const GROUPS_MAX = 16;

/**
 * Lowers the option that says how many actors there are. First it looks who is needed: it silences
 * the others, which changes no random number of those that stay. Who is needed then keeps a place in
 * the smaller population, under another name if need be.
 */
export function* lowerSize(search: ShrinkSearch, model: Model): RunSteps<Scenario, void> {
  // A size that fails with the present seed is taken first. A smaller one may need another seed.
  while (yield* lowerOnce(search, model));
}

/** Whether a smaller size was found. */
function* lowerOnce(search: ShrinkSearch, model: Model): RunSteps<Scenario, boolean> {
  if (model.size === undefined) return false;
  const sizes = smallerSizes(model, model.size, search.scenario);
  if (sizes.length === 0) return false;
  const members = populationOf(model, search.scenario) ?? [];
  const needed = yield* neededOf(search, model, members);
  const { scenario } = search;
  const smaller = sizes.flatMap((value) => {
    const options = { ...scenario.options, [model.size ?? '']: value };
    const { network: _, ...plain } = withParts({ ...scenario, options });
    const there = populationOf(model, plain);
    if (there === undefined) return [];
    const ways = renamings(members, there, needed);
    return ways.map((rename) => ({ ...renamed(scenario, rename), options }));
  });
  const possible = smaller.filter((one) => populationOf(model, one) !== undefined);
  if ((yield* search.firstWithSeeds(possible)) !== undefined) return true;
  return (yield* search.firstWithSeeds(possible.flatMap(driftingLonger))) !== undefined;
}

/**
 * The scenario with clocks that drift from the start on, if some do not. What a clock that is wrong
 * meets comes at other instants in a smaller population, and may come too early for the drift.
 */
function driftingLonger(scenario: Scenario): readonly Scenario[] {
  const { faults = [], operations } = scenario;
  const isShort = (fault: CompleteFault): boolean => fault.kind === 'drift' && fault.from !== '0s';
  if (!faults.some(isShort)) return [];
  const longer = faults.map((fault): CompleteFault => {
    return isShort(fault) && 'from' in fault ? { ...fault, from: '0s' } : fault;
  });
  return [withParts(scenario, longer, operations)];
}

/** Sizes below the present one, the smallest first. */
function smallerSizes(model: Model, name: string, scenario: Scenario): readonly number[] {
  const value = scenario.options[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return [];
  const min = Math.max(1, Math.ceil(model.options[name]?.min ?? 1));
  const sizes: number[] = [];
  for (let size = min; size < value; ) {
    sizes.push(size);
    size = size < min + SMALL_SIZE ? size + 1 : Math.min(2 * size, Math.max(size + 1, value - 1));
  }
  return sizes;
}

/** The names without which the failure does not happen: those that are struck or called, and those that must not be silent. */
function* neededOf(
  search: ShrinkSearch,
  model: Model,
  members: readonly Member[],
): RunSteps<Scenario, NeededNames> {
  const { present } = search;
  const { faults = [], operations = [] } = present.scenario;
  const called = new Set(operations.map(({ to }) => to));
  // The large group of a cut would leave no place for the small one.
  const groups = faults.flatMap(groupsOf).sort((one, other) => one.length - other.length);
  const struck = groups.map((names) => new Set(names));
  const isStruck = (name: string): boolean => struck.some((group) => group.has(name));
  // An actor that spawns others is not silenced if a fault names one of these.
  const areBorn = members.length > setUpSize(model, present.scenario);
  const isPossible = (scenario: Scenario): boolean =>
    !areBorn || populationOf(model, scenario) !== undefined;
  let rest = members.flatMap(({ name }) => (called.has(name) || isStruck(name) ? [] : [name]));
  let silent: readonly string[] = [];
  for (let size = rest.length; size >= Math.max(1, Math.ceil(rest.length / GROUPS_MAX)); ) {
    let start = 0;
    for (;;) {
      const groups: (readonly string[])[] = [];
      for (let index = start; index < rest.length; index += size) {
        groups.push([...silent, ...rest.slice(index, index + size)]);
      }
      const asked = groups.flatMap((names, index) => {
        const scenario = silenced(present.scenario, names);
        return isPossible(scenario) ? [{ index, names, scenario }] : [];
      });
      const found = yield* search.first(asked.map(({ scenario }) => scenario));
      if (found === undefined) break;
      silent = asked[found].names;
      start += asked[found].index * size;
      rest = rest.filter((name) => !silent.includes(name));
    }
    size = Math.floor(size / 2);
  }
  // Silence was a question. In the answer it would be one more fault.
  search.present = present;
  return { called, struck, speaking: new Set(rest) };
}

/** The scenario in which these actors are down from the start. Nobody else's random numbers change. */
function silenced(scenario: Scenario, actors: readonly string[]): Scenario {
  const { faults = [], operations } = scenario;
  const fault: CompleteFault = { key: 'silent', kind: 'crash', actors, from: '0s' };
  return withParts(scenario, [...faults.filter(({ key }) => key !== 'silent'), fault], operations);
}

function renamed(scenario: Scenario, rename: Rename): Scenario {
  const faults = scenario.faults?.flatMap((fault) => {
    const change = (names: readonly string[]): readonly string[] =>
      names.flatMap((name) => rename(name) ?? []);
    return withNames(fault, change) ?? [];
  });
  const operations = scenario.operations?.flatMap((operation): readonly CompleteOperation[] => {
    const to = rename(operation.to);
    return to === undefined
      ? []
      : [{ ...operation, to, message: reworded(operation.message, rename) }];
  });
  return withParts(withLinks(scenario, rename), faults, operations);
}

/** The scenario whose rules of single links have the new names. */
function withLinks(scenario: Scenario, rename: Rename): Scenario {
  const { network } = scenario;
  if (network === undefined) return scenario;
  const links = network.links.flatMap(({ from, to, ...rule }) => {
    const ends = [from, to].map((name) => (name === undefined ? name : rename(name)));
    if (
      (from !== undefined && ends[0] === undefined) ||
      (to !== undefined && ends[1] === undefined)
    ) {
      return [];
    }
    const [newFrom, newTo] = ends;
    return [
      {
        ...rule,
        ...(newFrom !== undefined && { from: newFrom }),
        ...(newTo !== undefined && { to: newTo }),
      },
    ];
  });
  return { ...scenario, network: { ...network, links } };
}

/** A message may name actors, too. */
function reworded(data: unknown, rename: Rename): unknown {
  if (typeof data === 'string') return rename(data) ?? data;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((item) => reworded(item, rename));
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, reworded(value, rename)]),
  );
}
