import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { type Part, partsOf, without } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/**
 * Removes faults and operations: those that begin after the failure, halves, whole kinds, ever
 * smaller groups, and each alone. The latest go first, since the removal of an early one may rename
 * later events.
 */
export function* removeParts(search: ShrinkSearch): RunSteps<Scenario, void> {
  yield* search.first([without(search.scenario, lateParts(search))]);
  while ((yield* search.first(withoutGroups(search.scenario))) !== undefined);
  const count = partsOf(search.scenario).length;
  for (let size = Math.floor(count / 4); size >= 1; size = Math.floor(size / 2)) {
    yield* removeChunks(search, size);
  }
  for (;;) {
    const single = partsOf(search.scenario).map((part) => without(search.scenario, [part]));
    if ((yield* search.firstWithSeeds(single)) === undefined) return;
  }
}

const lateParts = ({ scenario, failedAt }: ShrinkSearch): readonly Part[] =>
  partsOf(scenario).filter(({ kind, begin }) => kind !== 'drop' && begin > failedAt);

/** The scenario without all parts, all of a type, a half, and all of a kind. */
function withoutGroups(scenario: Scenario): readonly Scenario[] {
  const parts = partsOf(scenario);
  const half = Math.ceil(parts.length / 2);
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  const groups = [
    parts,
    parts.filter(({ type }) => type === 'fault'),
    parts.filter(({ type }) => type === 'operation'),
    parts.slice(0, half),
    parts.slice(half),
    ...kinds.map((one) => parts.filter(({ kind }) => kind === one)),
  ];
  return groups.map((group) => without(scenario, group));
}

/** Removes groups of `size` neighbours, of all parts or of those of one kind. */
export function* removeChunks(
  search: ShrinkSearch,
  size: number,
  isIn: (part: Part) => boolean = () => true,
): RunSteps<Scenario, void> {
  let start = 0;
  for (;;) {
    const parts = partsOf(search.scenario).filter(isIn);
    const chunks: Scenario[] = [];
    for (let index = start; index < parts.length; index += size) {
      chunks.push(without(search.scenario, parts.slice(index, index + size)));
    }
    const index = yield* search.first(chunks);
    if (index === undefined) return;
    // The chunks before it were needed. That after it has moved to its place.
    start += index * size;
  }
}
