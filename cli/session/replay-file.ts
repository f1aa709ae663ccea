import { compareResults, LAWS, TraceComparison, type World } from '../../kernel/index.ts';
import { loadScenario } from '../input/load-scenario.ts';
import type { RunFile } from '../input/run-file.ts';
import {
  showEndDifference,
  showResultDifference,
  showTraceDifference,
  type TraceEnd,
} from '../terminal/difference.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';
import { isAnyBroken, verdictLines } from '../terminal/verdicts.ts';
import { findSuspects } from './find-suspects.ts';
import { type RecordedScenario, runAgain } from './run-again.ts';
import { silently } from './silent-console.ts';

/** A file that tells how a run went. */
export type RecordedFile = Extract<RunFile, { kind: 'result' | 'trace' }>;

/**
 * The first events of the run are run once before the comparison. A module that keeps something in variables from run
 * to run would otherwise begin in the same way in each new process, and its fault would stay hidden.
 */
const REHEARSAL_EVENTS = 10_000;

/** A likely reason for a run of a user's own module to differ: nothing guards a module while it is loaded. */
const LIKELY_REASON =
  "  a likely reason: what the model's module took from the clock or at random at its top level (Date, Math.random), or kept there between runs\n";

/** Runs the scenario of a file again, and prints how the run differs. Returns the exit code. */
export async function replayFile(file: RecordedFile): Promise<number> {
  const { model, scenario } = await loadScenario(file);
  if (scenario.laws !== LAWS) {
    tell(
      `${file.path} was made under laws ${scenario.laws}, these are laws ${LAWS}: the scenario is promised, its fingerprint is not`,
    );
  }
  const interrupt = new Interrupt();
  try {
    const recorded = { model, scenario, interrupt };
    await silently(() => runAgain(recorded, { upToEvent: REHEARSAL_EVENTS }));
    const { world, difference } =
      file.kind === 'trace'
        ? await replayTrace(file, recorded)
        : await replayResult(file, recorded);
    if (interrupt.exitCode !== undefined) return interrupt.exitCode;
    process.stdout.write(difference ?? same(world));
    const isOwn = typeof scenario.model === 'object' && 'module' in scenario.model;
    if (difference !== undefined && isOwn) process.stdout.write(LIKELY_REASON);
    if (difference !== undefined) return EXIT.diverged;
    const { verdicts } = world;
    process.stdout.write(
      verdictLines(verdicts)
        .map((line) => `${line}\n`)
        .join(''),
    );
    return isAnyBroken(verdicts) ? EXIT.broken : EXIT.held;
  } finally {
    interrupt.release();
  }
}

/** The run again, and how it differs, in words; `undefined` if it does not. */
interface Replayed {
  readonly world: World;
  readonly difference: string | undefined;
}

async function replayTrace(
  file: RunFile & { kind: 'trace' },
  recorded: RecordedScenario,
): Promise<Replayed> {
  const end = file.end();
  const comparison = new TraceComparison(file.lines(), file.path);
  const world = await runAgain(recorded, {
    observers: [comparison],
    isJudged: true,
    upToEvent: lengthOf(end),
    isDecided: () => comparison.difference !== undefined,
  });
  if (recorded.interrupt.exitCode !== undefined) return { world, difference: undefined };
  comparison.end();
  const difference = comparison.difference
    ? showTraceDifference(comparison.difference)
    : showEndDifference(end, world.result());
  return { world, difference };
}

async function replayResult(
  { result: expected }: RunFile & { kind: 'result' },
  recorded: RecordedScenario,
): Promise<Replayed> {
  const world = await runAgain(recorded, { isJudged: true, upToEvent: lengthOf(expected) });
  const result = world.result();
  const found = compareResults(expected, result);
  if (found === undefined || recorded.interrupt.exitCode !== undefined) {
    return { world, difference: undefined };
  }
  const upTo = found.different && Math.min(found.different.events, result.outcome.events);
  const suspects =
    upTo === undefined ? [] : await silently(() => findSuspects(found, upTo, recorded));
  return { world, difference: showResultDifference(found, suspects, [expected, result]) };
}

/** The number of events to run again, if the recorded run was interrupted. Any other run ends by itself. */
const lengthOf = ({ outcome }: TraceEnd): number | undefined =>
  outcome.reason === 'interrupted' ? outcome.events : undefined;

const same = (world: World): string =>
  `same: ${plural(world.eventCount, 'event')}, fingerprint ${world.fingerprint}\n`;
