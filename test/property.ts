import type fc from 'fast-check';
import { test as plainTest, type TestAPI } from 'vitest';
import { type Arbitraries, checkLaw } from './law.ts';
import { keptCases } from './law-cases.ts';
import { settingsOf } from './law-settings.ts';

/**
 * A law: a test that holds for any arguments. fast-check looks for some for which it does not, and shrinks
 * them. `npm test` tries the same cases every time, `npm run test:fresh` new ones; the cases of
 * fixtures/laws/ come first. @fast-check/vitest takes over a second to load, in each file of tests.
 */
const prop =
  <Values extends [unknown, ...unknown[]]>(
    arbitraries: Arbitraries<Values>,
    parameters: fc.Parameters<Values> = {},
  ) =>
  (name: string, holds: (...values: Values) => unknown): void =>
    plainTest(name, { tags: ['law'] }, ({ task }) => {
      const law = { name, file: task.file.name, arbitraries, holds, parameters };
      return checkLaw(law, settingsOf(process.env), keptCases(name));
    });

/** Vitest's `test`, and `test.prop` for laws. */
export const test: TestAPI & { prop: typeof prop } = Object.assign(plainTest.extend({}), { prop });
