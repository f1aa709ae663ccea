import fc from 'fast-check';
import type { Examination, Failure } from '../../../kernel/check/examination.ts';
import type { CompleteFault } from '../../../kernel/faults/complete-faults.ts';
import { completeScenario } from '../../../kernel/run/complete-scenario.ts';
import { defineModel, type Model } from '../../../kernel/run/model.ts';
import type { Verdict } from '../../../kernel/run/property.ts';
import type { Scenario, ScenarioInput } from '../../../kernel/run/scenario.ts';

class Member {}

/** A model of members that do nothing: m1, m2 and so on. */
export const quiet: Model<{ members: number }> = defineModel({
  name: 'quiet',
  options: { members: 9 },
  size: 'members',
  actors(setup, { members }) {
    for (let index = 1; index <= members; index++) setup.spawn(`m${index}`, () => new Member());
  },
});

export const scenarioOf = (input: Partial<ScenarioInput> = {}): Scenario =>
  completeScenario(quiet, { seed: 's', ...input }, 'test');

export const failureOf = (failure: Partial<Failure> = {}): Failure => ({
  kind: 'property',
  property: 'one leader',
  reason: 'm1 and m2 lead',
  at: 4_000_000,
  event: 17,
  signature: 'one leader | # lead',
  ...failure,
});

export const verdictOf = (verdict: Partial<Verdict> = {}): Verdict => ({
  property: 'one leader',
  kind: 'always',
  verdict: 'broken',
  evaluated: 17,
  held: 16,
  ...verdict,
});

/** What a run would have shown that failed in this way, or passed. */
export const shownBy = (
  scenario: Scenario,
  failure: Failure | undefined,
  verdicts: readonly Verdict[] = failure === undefined ? [] : [verdictOf()],
): Examination => ({
  scenario,
  outcome: { reason: 'idle', at: failure?.at ?? 0, events: failure?.event ?? 0 },
  fingerprint: '0000000000000000',
  ...(failure !== undefined && { failure }),
  verdicts,
  effects: {},
  ties: 0,
});

/** An instant, or an end after it, of few different values. */
const second = fc.integer({ min: 0, max: 9 });

/** Lists of faults, each with a key of its own. */
export const faultLists: fc.Arbitrary<readonly CompleteFault[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('crash' as const, 'pause' as const, 'cut' as const),
      from: second,
      length: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 9 },
  )
  .map((list) =>
    list.map(({ kind, from, length }, index): CompleteFault => {
      const interval = { key: `f${index}`, from: `${from}.25s`, to: `${from + length}.5s` };
      return kind === 'cut'
        ? { ...interval, kind, between: ['m1', 'm2'] }
        : { ...interval, kind, actors: 'm1' };
    }),
  );
