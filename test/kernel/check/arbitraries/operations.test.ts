import { describe, expect } from 'vitest';
import { operations } from '../../../../kernel/check/arbitraries/operations.ts';
import { completeOperations } from '../../../../kernel/faults/complete-faults.ts';
import { defineModel } from '../../../../kernel/run/model.ts';
import { test } from '../../../property.ts';
import { register } from '../register.ts';

const silent = defineModel({ name: 'silent', actors: () => undefined });
const headless = defineModel({ ...register, actors: () => undefined });
const options = { window: '5s', scenario: { options: { replicas: 4 } } } as const;

describe('lists of operations', () => {
  test.prop([operations(register, options)])(
    'are valid, and go to actors of the scenario that take them',
    (drawn) => {
      expect(completeOperations(drawn, 'x').length).toBe(drawn.length);
      expect(drawn.length).toBeGreaterThan(0);
      for (const { at, to, message } of drawn) {
        expect(Number(at)).toBeLessThanOrEqual(5e6);
        if (to === 'primary') expect(message).toEqual({ type: 'Write' });
        else expect(to).toMatch(/^replica[1-4]$/);
      }
    },
  );

  test.prop([operations(silent, { window: 1000 }), operations(headless, { window: 1000 })])(
    'are empty where the model declares none, or nobody takes them',
    (...lists) => {
      expect(lists).toEqual([[], []]);
    },
  );
});
