import type { FaultKind, WorldView } from '../../kernel/index.ts';

/** Whether faults of these kinds are planned. O(faults). */
export const hasFaults = (
  { scenario: { faults = [] } }: WorldView,
  ...kinds: readonly FaultKind[]
): boolean => faults.some(({ kind }) => kinds.includes(kind));

/** Whether faults may end the life of an actor. What it knew is lost then. */
export const livesMayEnd = (world: WorldView): boolean => hasFaults(world, 'crash', 'leave');

/** How many messages did not reach an actor. */
export const droppedCount = ({ counts: { dropped } }: WorldView): number =>
  Object.values(dropped).reduce((sum, count) => sum + count, 0);

/** How many messages were dropped though an actor lived at their address. */
export const lostCount = (world: WorldView): number =>
  droppedCount(world) - world.counts.dropped.gone;
