// The task of both sides of PHOLD. In this published benchmark of event queues and simulators,
// each event schedules another one for a random actor after a random delay. Source: Fujimoto 1990,
// Performance of Time Warp under synthetic workloads.
import type { LawName } from './laws.ts';

/** PHOLD of `count` actors, with a pending event each. */
export interface PholdTask {
  readonly count: number;
  readonly law: LawName;
  /** Events before the clock starts. */
  readonly warmUp: number;
  /** Events by the clock. */
  readonly events: number;
  readonly queue?: 'ladder' | 'plain';
  readonly hasFingerprint?: boolean;
}
