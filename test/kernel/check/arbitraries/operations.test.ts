import fc from 'fast-check';
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

describe('the message of an operation', () => {
  const writes = fc.record({ type: fc.constant('Write'), value: fc.nat() });
  const model = defineModel({
    ...register,
    operations: { write: { to: 'primary', data: writes } },
  });

  test.prop([operations(model, options)])(
    'may be an arbitrary of fast-check, and follows from the key of the operation alone',
    (drawn) => {
      expect(completeOperations(drawn, 'x').length).toBe(drawn.length);
      const values = new Map<string | undefined, unknown>();
      for (const { key, message } of drawn) values.set(key, message);
      for (const [key, message] of values) {
        expect(message).toEqual({ type: 'Write', value: expect.any(Number) });
        if (seen.has(key)) expect(message).toEqual(seen.get(key));
        seen.set(key, message);
      }
    },
  );
  const seen = new Map<string | undefined, unknown>();

  test('differs between operations', () => {
    expect(
      new Set([...seen.values()].map((message) => JSON.stringify(message))).size,
    ).toBeGreaterThan(seen.size / 2);
  });

  test('must be made by a function or an arbitrary', () => {
    const define = () =>
      defineModel({ ...register, operations: { write: { to: 'primary', data: {} as never } } });
    expect(define).toThrow(
      'operations: write: data: got {}, expected a function that makes a message, or an arbitrary of fast-check',
    );
  });
});
