import { afterEach, expect, test } from 'vitest';
import { check } from '../../../kernel/check/index.ts';
import { EFFORT } from '../../planted/effort.ts';
import { MUTANTS } from './mutants.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const restore of undo.splice(0)) restore();
});

test.for(MUTANTS)(
  '$model.name without its rule is caught: $rule',
  { tags: ['planted'] },
  ({ model, options, of, method, broken, seed }) => {
    const right = Reflect.get(of, method);
    Reflect.set(of, method, broken(right));
    undo.push(() => Reflect.set(of, method, right));
    const { finding } = check(model, {
      runs: EFFORT.rightRuns,
      base: { options },
      runsMax: 0,
      ...(seed !== undefined && { seed }),
    });
    expect(finding?.found.failure?.kind).toMatch(/^(property|actor-failed)$/);
  },
);
