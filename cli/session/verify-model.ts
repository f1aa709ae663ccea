import { compareResults, type Result, type Scenario, SimulationError } from '../../kernel/index.ts';
import { type LoadedModel, sourceOf } from '../input/load-model.ts';
import { processOf, type StartWorker } from '../workers/worker.ts';
import { type Answer, Workers, type WorkersOptions } from '../workers/workers.ts';
import { programOf } from './model-workers.ts';
import type { KeptEvent, VerifyAnswer, VerifyOrder } from './verify-worker.ts';

/** What is verified: that each scenario is one run, whatever ran before and wherever. */
export interface VerifyRequest {
  readonly loaded: LoadedModel;
  readonly scenarios: readonly Scenario[];
  readonly limitMs: number;
  readonly signal: AbortSignal;
  readonly start?: StartWorker;
  /** Told after each run of a scenario. */
  readonly ran?: () => void;
}

/** A run, or that it did not come to its end. */
type Ran = Result | Exclude<Answer<VerifyAnswer>, { readonly kind: 'done' }>;

/** The first scenario that is not one run. */
export interface RunDifference {
  /** The number of the scenario, from 0. */
  readonly index: number;
  /**
   * `process`: two fresh processes differ. `watched`: properties or measures change the run. `before`:
   * it depends on what ran before in its process.
   */
  readonly cause: 'process' | 'watched' | 'before';
  readonly fingerprints: readonly [string, string];
  /** The first events that differ; `undefined` where the traces are the same. */
  readonly first: readonly [KeptEvent | undefined, KeptEvent | undefined] | undefined;
}

/**
 * Runs each scenario in two processes of their own, in opposite orders, and once more in the first
 * one after all others. In the second one, no property or measure looks at it. Returns the first scenario whose runs are not the same; `undefined` if there
 * is none, or if it is interrupted.
 * @throws bad-model for a scenario whose run does not end.
 */
export async function verifyModel(request: VerifyRequest): Promise<RunDifference | undefined> {
  const { scenarios } = request;
  const reversed = [...scenarios].reverse();
  const [forward, backward] = await Promise.all([
    runAll(request, [...scenarios, ...scenarios], true),
    runAll(request, reversed, false),
  ]);
  const count = scenarios.length;
  if (forward.length < 2 * count || backward.length < count) return undefined;
  for (const [index, scenario] of scenarios.entries()) {
    const runs = [
      { ran: forward[index], before: scenarios.slice(0, index) },
      { ran: backward[count - 1 - index], before: reversed.slice(0, count - 1 - index) },
      { ran: forward[count + index], before: [...scenarios, ...scenarios.slice(0, index)] },
    ];
    const results = runs.map(({ ran }) => endedRun(ran, index));
    const other = results.findIndex((result) => compareResults(results[0], result) !== undefined);
    if (other < 0) continue;
    return explain(request, { index, scenario, histories: runs.map(({ before }) => before) });
  }
  return undefined;
}

/** Runs scenarios one after the other, in a process of their own. */
async function runAll(
  request: VerifyRequest,
  scenarios: readonly Scenario[],
  isWatched: boolean,
): Promise<Ran[]> {
  const worker = workerOf(request);
  try {
    const ran: Ran[] = [];
    for await (const answer of worker.map(scenarios.map(runOf(isWatched)))) {
      ran.push(resultOf(answer));
      request.ran?.();
    }
    return ran;
  } finally {
    await worker.close();
  }
}

const runOf =
  (isWatched: boolean) =>
  (scenario: Scenario): VerifyOrder => ({ scenario, isKept: false, isWatched });

function workerOf({ loaded, limitMs, signal, start }: VerifyRequest) {
  const options: WorkersOptions = {
    start: start ?? processOf(programOf('verify-worker')),
    data: sourceOf(loaded),
    count: 1,
    limitMs,
    signal,
  };
  return new Workers<VerifyOrder, VerifyAnswer>(options);
}

function resultOf(answer: Answer<VerifyAnswer>): Ran {
  if (answer.kind !== 'done') return answer;
  if ('result' in answer.result) return answer.result.result;
  throw new Error('got events, expected a result');
}

function endedRun(ran: Ran, index: number): Result {
  if (!('kind' in ran)) return ran;
  const why =
    ran.kind === 'died'
      ? `its process dies: ${ran.reason}`
      : `it takes longer than ${ran.limitMs / 1000} s of wall time`;
  throw new SimulationError('bad-model', `scenario ${index}: got no end of its run: ${why}`);
}

interface Differing {
  readonly index: number;
  readonly scenario: Scenario;
  /** What ran before in the processes in which it was run. */
  readonly histories: readonly (readonly Scenario[])[];
}

/** Finds out why a scenario is not one run, and where: the simplest cause that shows it. */
async function explain(
  request: VerifyRequest,
  { index, scenario, histories }: Differing,
): Promise<RunDifference | undefined> {
  const alone = new KeptRun(request);
  try {
    const expected = await alone.run({ before: [], isWatched: true }, scenario);
    const suspects: readonly Suspect[] = [
      { cause: 'process', before: [], isWatched: true },
      { cause: 'watched', before: [], isWatched: false },
      ...histories.flatMap((before): Suspect[] =>
        before.length === 0 ? [] : [{ cause: 'before', before, isWatched: true }],
      ),
    ];
    for (const suspect of suspects) {
      const other = new KeptRun(request);
      try {
        const got = await other.run(suspect, scenario);
        if (expected === undefined || got === undefined) return undefined;
        const difference = compareResults(expected, got);
        if (difference === undefined) continue;
        return {
          index,
          cause: suspect.cause,
          fingerprints: [expected.fingerprint, got.fingerprint],
          first: await firstDifference(alone, other, difference.same?.events ?? 0),
        };
      } finally {
        await other.close();
      }
    }
    // It has differed once, and does not again: it follows from something else than what ran before.
    const fingerprint = expected?.fingerprint ?? '';
    return { index, cause: 'process', fingerprints: [fingerprint, fingerprint], first: undefined };
  } finally {
    await alone.close();
  }
}

/** How a scenario is run in a process of its own. */
interface Circumstances {
  /** What runs before in the process. */
  readonly before: readonly Scenario[];
  readonly isWatched: boolean;
}

interface Suspect extends Circumstances {
  readonly cause: RunDifference['cause'];
}

/** A run in a process of its own that keeps its events. */
class KeptRun {
  private readonly worker;

  constructor(request: VerifyRequest) {
    this.worker = workerOf(request);
  }

  /** Runs a scenario after others. `undefined` if it is interrupted. */
  async run({ before, isWatched }: Circumstances, scenario: Scenario): Promise<Result | undefined> {
    const orders = [...before.map(runOf(isWatched)), { scenario, isKept: true, isWatched }];
    let last: Ran | undefined;
    let count = 0;
    for await (const answer of this.worker.map(orders)) {
      last = resultOf(answer);
      count += 1;
    }
    return last === undefined || count < orders.length ? undefined : endedRun(last, 0);
  }

  /** Some of the events of the run. */
  async events(after: number, upTo: number): Promise<readonly KeptEvent[]> {
    for await (const answer of this.worker.map([{ after, upTo }])) {
      if (answer.kind === 'done' && 'events' in answer.result) return answer.result.events;
    }
    return [];
  }

  close(): Promise<void> {
    return this.worker.close();
  }
}

/** So many events are asked for at once. */
const WINDOW = 1_000;

/** The first events that differ after a number of equal ones. */
async function firstDifference(
  a: KeptRun,
  b: KeptRun,
  same: number,
): Promise<RunDifference['first']> {
  // A message is hashed when it is sent, and its event comes later.
  for (let after = same; ; after += WINDOW) {
    const [expected, got] = await Promise.all([
      a.events(after, after + WINDOW),
      b.events(after, after + WINDOW),
    ]);
    const length = Math.max(expected.length, got.length);
    if (length === 0) return undefined;
    for (let index = 0; index < length; index++) {
      const [left, right] = [expected[index], got[index]];
      if (left?.line !== right?.line || `${left?.drawn}` !== `${right?.drawn}`)
        return [left, right];
    }
  }
}
