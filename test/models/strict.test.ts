import { describe, expect, test } from 'vitest';
import { seconds, simulate } from '../../kernel/index.ts';
import { builtInModel, builtInNames } from '../../models/index.ts';

describe.each(builtInNames)('%s', async (name) => {
  const model = await builtInModel(name);
  if (model === undefined) throw new Error(`no model ${name}`);
  const run = (strict?: boolean) =>
    simulate(model, {
      seed: 'strict',
      options: { population: 20, duration: seconds(2) },
      ...(strict !== undefined && { strict }),
    });

  test('changes nothing that it has sent: a strict run is the same as one that is not, its default', () => {
    const [byDefault, strict] = [run(), run(true)];
    expect(byDefault.scenario.strict).toBe(false);
    expect(strict.outcome.reason).toBe('stopped');
    expect(strict).toEqual({ ...byDefault, scenario: { ...byDefault.scenario, strict: true } });
  });
});
