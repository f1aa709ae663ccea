import { describe, expect } from 'vitest';
import { scenarios } from '../../../../kernel/check/arbitraries/scenarios.ts';
import { examine } from '../../../../kernel/check/examine.ts';
import { completeScenario } from '../../../../kernel/run/complete-scenario.ts';
import type { Scenario } from '../../../../kernel/run/scenario.ts';
import { test } from '../../../property.ts';
import { shrunk } from '../../../shrunk.ts';
import { register } from '../register.ts';

/** The actors that a scenario names. */
const namesIn = (scenario: Scenario): string[] =>
  JSON.stringify([scenario.faults ?? [], scenario.operations ?? []]).match(/replica\d/g) ?? [];

describe('arbitrary scenarios', () => {
  test.prop([scenarios(register)])('are complete', (scenario) => {
    expect(completeScenario(register, scenario, 'x')).toEqual(scenario);
  });

  test('shrink to a small one that still fails, and name no actor that is gone', () => {
    let tried = 0;
    const small = shrunk(scenarios(register), (scenario) => {
      tried += 1;
      for (const name of namesIn(scenario)) {
        expect(Number(name.slice(-1))).toBeLessThanOrEqual(Number(scenario.options.replicas));
      }
      return examine(register, scenario).failure !== undefined;
    });
    expect(tried).toBeGreaterThan(10);
    expect(small.options.replicas).toBe(2);
    expect(small.faults?.length).toBeLessThanOrEqual(1);
  });
});
