import type { Tier } from '../page-data.ts';

/** A node in the simulation of forces: its position and its velocity. */
export interface Body {
  readonly index: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
}

/** A layout that forces between nodes make, round by round. */
export interface ForceLayout {
  readonly bodies: readonly Body[];
  readonly tiers: readonly Tier[];
  /** How many rounds the layout takes. */
  readonly rounds: number;
  /** Runs one round. `share` is the part of all rounds that is done after it, (0, 1]. */
  advance(share: number): void;
}
