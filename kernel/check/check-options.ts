import * as v from 'valibot';
import { anyObject, list, object, readShape, says, text, whole } from '../data/shape.ts';
import type { Model } from '../run/model.ts';
import type { Scenario, ScenarioInput } from '../run/scenario.ts';
import type { ScenarioOptions } from './arbitraries/scenario-bounds.ts';
import type { ShrinkOptions } from './shrink.ts';
import { decodeToken } from './token.ts';

/** How to check a model. */
export interface CheckOptions<Options extends object = object>
  extends ScenarioOptions<Options>,
    ShrinkOptions {
  /** How many scenarios are drawn. The default is 1,000. */
  readonly runs?: number;
  /** All scenarios follow from it. The default is 1, so that a test tries the same ones every time. */
  readonly seed?: string | number;
  /**
   * Scenarios that are tried first, such as those that once failed, or their tokens. They are not in
   * the statistics.
   */
  readonly first?: readonly (ScenarioInput<Options> | Scenario | string)[];
}

const seed = says('a text or a number');

const optionsShape = object(
  {
    runs: v.optional(whole(1)),
    runsMax: v.optional(whole(0)),
    seed: v.optional(v.union([v.string(), v.pipe(v.number(seed), v.finite(seed))], seed)),
    first: v.optional(
      list(v.union([v.string(), anyObject()], says('a scenario, or the token of one'))),
    ),
    base: v.optional(anyObject('fields of a scenario, as { options: { ... } }')),
    window: v.optional(v.unknown()),
    faults: v.optional(list(text('a kind of fault'), 'a list of kinds of faults')),
    beyond: v.optional(v.boolean(says('true or false'))),
  },
  'options, which are an object',
);

/** Refuses options that types refuse, too: a program need not have any. @throws bad-argument. */
export function requireOptions(options: unknown): void {
  readShape(optionsShape, options, 'check', 'bad-argument');
}

/**
 * The scenario of a token that stands in place of it. The model is the one that is checked.
 * @throws bad-scenario for a text that is no token.
 */
export function opened(
  { name, reference = name }: Model,
  scenario: ScenarioInput | Scenario | string,
): ScenarioInput | Scenario {
  if (typeof scenario !== 'string') return scenario;
  return { ...decodeToken(scenario).scenario, model: reference };
}
