import { completeScenario, LAWS, type Outcome, type Scenario } from '../../kernel/index.ts';
import type { ResolvedSweep } from '../input/resolve-sweep.ts';
import type { SweepHeader } from '../output/sweep-files.ts';
import { versions } from '../output/versions.ts';
import type { Answer } from '../workers/workers.ts';
import type { SweptRun } from './sweep-worker.ts';

const FORMAT = 'spigo-sweep-1';

/** What decides the runs of a sweep. Two sweeps of equal headers have the same runs. */
export const headerOf = ({ resolved, base, points, seeds, seed }: ResolvedSweep): SweepHeader => ({
  format: FORMAT,
  spigo: versions().spigo,
  laws: LAWS,
  ...(resolved.bundle !== undefined && { source: resolved.bundle.hash }),
  base,
  points: points.map(({ name }) => name),
  seeds,
  seed,
});

/**
 * The scenario of a run, by its number from 0; the runs of a point follow each other. The seed
 * follows from the sweep's seed, the point and the number in it alone, so that no two points share
 * draws, and a longer sweep keeps the runs of a shorter one.
 */
export function scenarioOf(sweep: ResolvedSweep, run: number): Scenario {
  const { resolved, base, points, seeds, seed } = sweep;
  const point = points[Math.floor(run / seeds)];
  const input = {
    ...base,
    seed: `${seed}/${point.name}/${run % seeds}`,
    options: { ...base.options, ...point.options },
  };
  return completeScenario(resolved.model, input, 'command line');
}

/** Outcomes of runs that were cut off. Their figures would not be those of the model. */
const CUT_OFF: readonly Outcome['reason'][] = [
  'actor-failed',
  'livelock',
  'pending-limit',
  'event-limit',
];

/** Why a run has no figures to use; `undefined` if it has. */
export function failureOf(answer: Answer<SweptRun>): string | undefined {
  switch (answer.kind) {
    case 'died':
      return `its worker died (${answer.reason})`;
    case 'stuck':
      return `it took longer than ${answer.limitMs} ms`;
    default:
      return CUT_OFF.includes(answer.result.reason) ? answer.result.reason : undefined;
  }
}
