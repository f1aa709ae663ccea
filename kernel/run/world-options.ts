import type { Network } from '../actors/network.ts';
import type { Observer } from '../actors/observer.ts';

/** Observers of a run, and replacements for parts of it. They are not part of the scenario. */
export interface WorldOptions {
  readonly observers?: readonly Observer[];
  /** Replaces the network of the scenario, for measurements and tests. */
  readonly network?: Network;
  /** The plain queue makes the same run, more slowly. It is for measurements and tests. */
  readonly queue?: 'ladder' | 'plain';
  /** Whether the model's properties are judged; true by default. */
  readonly isJudged?: boolean;
  /** Whether the model's measures are sampled; true by default. */
  readonly isMeasured?: boolean;
  /**
   * Whether the run is interrupted right after the event that breaks a property, if that property
   * says that something never happens: `always`, `never`, `each`, `on` or `monotone`. The default is
   * false.
   */
  readonly stopsAtFailure?: boolean;
}
