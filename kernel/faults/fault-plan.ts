import type { ActorSystem } from '../actors/actor-system.ts';
import type { Hardships } from '../actors/hardships.ts';
import type { Network } from '../actors/network.ts';
import type { Home } from '../data/identity.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import type { RunSeed } from '../random/run-seed.ts';
import { ActorFaults } from './actor-faults.ts';
import { type CompleteFault, type CompleteOperation, instantOf } from './complete-faults.ts';
import { FaultyNetwork } from './faulty-network.ts';
import { type Answer, Operations } from './operations.ts';
import { FaultSchedule } from './schedule.ts';

const NO_ANSWERS: readonly Answer[] = [];

/** The faults and operations of a scenario, and what a run needs for them. A run without either pays nothing. */
export class FaultPlan {
  /** `undefined` without faults and operations. */
  readonly hardships: Hardships | undefined;
  private readonly actorFaults: ActorFaults;
  private operations: Operations | undefined;

  constructor(
    private readonly faults: readonly CompleteFault[],
    private readonly planned: readonly CompleteOperation[],
    private readonly seed: RunSeed,
  ) {
    this.actorFaults = new ActorFaults(faults);
    this.hardships = faults.length + planned.length > 0 ? this.actorFaults : undefined;
  }

  /** The network, with the faults that strike links. */
  network(base: Network | undefined): Network | undefined {
    const { actorFaults, faults, seed } = this;
    const hasLinkFaults = faults.some((fault) => fault.kind !== 'drop' && !('actors' in fault));
    if (!hasLinkFaults && !actorFaults.hasSlowActors) return base;
    return new FaultyNetwork(faults, seed, actorFaults, base);
  }

  /** Schedules what comes from outside. Call it after the set-up, before the first event. */
  begin(system: ActorSystem, home: Home): void {
    if (this.hardships === undefined) return;
    const schedule = new FaultSchedule(system, home, this.seed);
    schedule.schedule(this.faults);
    if (this.planned.length === 0) return;
    this.operations = new Operations(system, schedule, home);
    this.operations.scheduleAll(this.planned);
  }

  /** What has arrived at the addresses of operations, in order. */
  get answers(): readonly Answer[] {
    return this.operations?.answers ?? NO_ANSWERS;
  }

  /** When the last operation arrives; 0 without operations. */
  get lastOperationAt(): Instant {
    return this.planned.reduce((latest, { at }) => Math.max(latest, instantOf(at)), 0);
  }

  /**
   * When the last fault has ended: the latest end, or the begin of a fault that never ends; 0 without
   * faults.
   */
  get healedAt(): Instant {
    return this.faults.reduce((latest, fault) => {
      if (fault.kind === 'drop') return latest;
      const to = instantOf(fault.to);
      return Math.max(latest, to === FOREVER ? instantOf(fault.from) : to);
    }, 0);
  }
}
