import { SimulationError } from '../data/errors.ts';
import { LAWS } from '../run/laws.ts';
import type { Model } from '../run/model.ts';
import { check } from './check.ts';
import type { CheckOptions } from './check-options.ts';
import { drawCounterexample } from './counterexample.ts';
import { drive } from './drive.ts';
import { examine } from './examine.ts';
import { investigate } from './investigate.ts';
import type { Minimum } from './shrink.ts';
import { encodeToken } from './token.ts';

/**
 * Checks a model, as `check` does, in a test of vitest, node:test or jest. It returns when no scenario
 * has failed. It runs in the thread of the test and has no watchdog: a handler that never returns
 * hangs the test. `spigo check` has one.
 * @throws Error whose message is the counterexample; and as `check` for wrong options.
 */
export function holds<Options extends object>(
  model: Model<Options>,
  options: CheckOptions<NoInfer<Options>> = {},
): void {
  const { finding } = check(model, options);
  if (finding?.minimum !== undefined) throw new Error(counterexample(model, finding.minimum));
}

/** Tells the smallest scenario that fails, what led to it, and how the test shows it again. */
function counterexample(model: Model, minimum: Minimum): string {
  const known = drive(
    investigate(model, minimum),
    ({ scenario, reseed }) => examine(model, scenario, reseed === undefined ? {} : { reseed }),
    () => false,
  );
  const first = firstOf(minimum);
  const replay = `again: holds(${model.name}, { runs: 1, first: [${first}] })`;
  return drawCounterexample(model, { minimum, ...known, replay });
}

/** The scenario as a token; as JSON where it is too large for one. */
function firstOf({ examination: { failure, fingerprint, scenario } }: Minimum): string {
  const signature = failure?.signature ?? '';
  try {
    return `'${encodeToken({ spigo: `laws ${LAWS}`, scenario, fingerprint, signature })}'`;
  } catch (error) {
    if (error instanceof SimulationError) return JSON.stringify(scenario);
    throw error;
  }
}
