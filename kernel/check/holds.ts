import type { Model } from '../run/model.ts';
import { type CheckOptions, check } from './check.ts';
import type { Finding } from './check-report.ts';

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
  const { model: name, seed, finding } = check(model, options);
  if (finding !== undefined) throw new Error(counterexample(name, seed, finding));
}

/** Says what failed, in the smallest scenario, and how to see it again. */
function counterexample(name: string, seed: string, { place, found, minimum }: Finding): string {
  const { failure, scenario } = minimum?.examination ?? found;
  const what = failure?.property === undefined ? failure?.kind : `"${failure.property}"`;
  const where =
    'index' in place
      ? `scenario ${place.index} of seed ${seed}`
      : `scenario ${place.first} of first`;
  const counts = [scenario, found.scenario].map(({ faults = [] }) => faults.length);
  return [
    `${name}: ${what} fails: ${failure?.reason}`,
    `${where}, with ${counts.join(' of ')} faults, shrunk in ${minimum?.runs ?? 0} runs`,
    JSON.stringify(scenario),
  ].join('\n');
}
