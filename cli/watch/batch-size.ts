/** No more events are handled at once, so that whoever asks next need not wait long. */
export const BATCH_MAX = 250_000;

/**
 * How many events to handle next time so that it takes about `aimMs`, when a batch of `events` took
 * `tookMs`. It grows fourfold at most.
 */
export function nextBatch(events: number, tookMs: number, aimMs: number): number {
  const factor = Math.min(4, aimMs / Math.max(0.1, tookMs));
  return Math.max(1, Math.min(BATCH_MAX, Math.round(events * factor)));
}
