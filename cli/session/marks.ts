import type { Mark } from '../../kernel/check/index.ts';
import { type Model, open, type Scenario } from '../../kernel/index.ts';

/** At most so many marks of a run are kept, which takes 250 characters of a token. */
const MARKS_MAX = 64;

/** Four digits tell two runs apart with 99.998 % at each mark. */
const DIGITS = 4;

/** Marks a run of so many events, at equal distances. A run of few events is marked after each one. */
export function marksOf(model: Model, scenario: Scenario, eventCount: number): Mark[] {
  const count = Math.min(MARKS_MAX, eventCount);
  const events = Array.from({ length: count }, (_, index) =>
    Math.ceil(((index + 1) * eventCount) / count),
  );
  return digitsAt(model, scenario, events).map((digits, index) => [events[index], digits]);
}

/** Where a run leaves a marked one: after one event, and not after another. */
export interface Divergence {
  readonly after: number;
  readonly upTo: number;
}

/** Finds where a run of the scenario leaves the marked one; `undefined` if all marks are the same. */
export function divergenceFrom(
  marks: readonly Mark[],
  model: Model,
  scenario: Scenario,
): Divergence | undefined {
  const events = marks.map(([event]) => event);
  const digits = digitsAt(model, scenario, events);
  const index = marks.findIndex(([, expected], place) => digits[place] !== expected);
  return index < 0
    ? undefined
    : { after: index === 0 ? 0 : events[index - 1], upTo: events[index] };
}

/** The first digits of the fingerprint after each of these events, in order. Empty texts after the run's end. */
function digitsAt(model: Model, scenario: Scenario, events: readonly number[]): string[] {
  const world = open(model, scenario, { stopsAtFailure: true });
  return events.map((event) => {
    if (event > world.eventCount) world.advance({ events: event - world.eventCount });
    return world.eventCount === event ? world.fingerprint.slice(0, DIGITS) : '';
  });
}
