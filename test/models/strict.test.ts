import { expect, test } from 'vitest';
import { seconds, simulate } from '../../kernel/index.ts';
import { builtInModel, builtInNames } from '../../models/built-in.ts';

test.each(builtInNames)(
  '%s changes nothing that it has sent: a strict run is the same as one that is not, its default',
  async (name) => {
    const model = await builtInModel(name);
    if (model === undefined) throw new Error(`no model ${name}`);
    const options = {
      population: 20,
      ...('duration' in model.options ? { duration: seconds(2) } : {}),
      ...('cycles' in model.options ? { cycles: 20 } : {}),
    };
    const byDefault = simulate(model, { seed: 'strict', options });
    const strict = simulate(model, { seed: 'strict', options, strict: true });
    expect(byDefault.scenario.strict).toBe(false);
    expect(strict.outcome.reason).toMatch(/^(stopped|idle|time-limit)$/);
    expect(strict).toEqual({ ...byDefault, scenario: { ...byDefault.scenario, strict: true } });
  },
);
