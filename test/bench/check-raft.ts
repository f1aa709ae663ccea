// One process that examines runs of the example Raft, one after the other: five members, three
// faults, all properties.
import { raft } from '../../docs/examples/raft.ts';
import type * as Check from '../../kernel/check/index.ts';
import type { Fault } from '../../kernel/index.ts';
import { loadBuilt } from './built.ts';
import { readTask, report, timed } from './measurement.ts';

/** Examinations of Raft. */
export interface CheckRaftTask {
  /** Runs before the measurement. */
  readonly warmUp: number;
  /** Runs of the measurement. */
  readonly runs: number;
}

/** Each run has some 3,000 events. */
const UNTIL = '65s';

const { runs, warmUp } = readTask<CheckRaftTask>();
const { examine } = await loadBuilt<typeof Check>('kernel/check/index.js');

const faultsOf = (index: number): Fault[] => [
  { kind: 'crash', actors: `m${1 + (index % 5)}`, from: '3s', to: '8s' },
  {
    kind: 'cut',
    between: [
      ['m1', 'm2'],
      ['m3', 'm4', 'm5'],
    ],
    from: '10s',
    to: '15s',
  },
  { kind: 'loss', isolate: `m${1 + (index % 4)}`, rate: 0.5, from: '14s', to: '20s' },
];

let eventCount = 0;
/** Examines runs from a number on. @throws Error for one that fails. */
function examineRuns(from: number, count: number): void {
  eventCount = 0;
  for (let index = from; index < from + count; index++) {
    const scenario = { seed: `${index}`, limits: { until: UNTIL }, faults: faultsOf(index) };
    const { failure, outcome } = examine(raft, { ...scenario, strict: true });
    if (failure !== undefined) throw new Error(`run ${index}: ${failure.reason}`);
    eventCount += outcome.events;
  }
}

examineRuns(0, warmUp);
const times = timed(() => examineRuns(warmUp, runs));
if (eventCount < 3000 * runs) throw new Error(`only ${eventCount} events in ${runs} runs`);
report({ count: runs, ...times });
