import fc from 'fast-check';
import { test as plainTest, type TestAPI } from 'vitest';

/** Arbitraries of the arguments that a property is tried with. */
type Arbitraries<Values extends unknown[]> = {
  [Index in keyof Values]: fc.Arbitrary<Values[Index]>;
};

/**
 * A test that holds for any arguments: fast-check looks for some for which it does not, shrinks them, and
 * says the seed with which they come again. @fast-check/vitest does the same, but takes over a second to
 * load, in each file of tests.
 */
const prop =
  <Values extends [unknown, ...unknown[]]>(
    arbitraries: Arbitraries<Values>,
    parameters: fc.Parameters<Values> = {},
  ) =>
  (name: string, holds: (...values: Values) => unknown): void =>
    plainTest(name, () =>
      fc.assert(
        fc.asyncProperty<Values>(...arbitraries, async (...values) => {
          await holds(...values);
        }),
        parameters,
      ),
    );

/** Vitest's `test`, and `test.prop` for properties. */
export const test: TestAPI & { prop: typeof prop } = Object.assign(plainTest.extend({}), { prop });
