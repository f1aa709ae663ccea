import type { Planted } from '../protocol.ts';
import { counterReset } from './counter-reset.ts';
import { driftingLease } from './drifting-lease.ts';
import { earlyConfirmation } from './early-confirmation.ts';
import { lostAcknowledgement } from './lost-acknowledgement.ts';
import { reorderedCopies } from './reordered-copies.ts';
import { repeatedPayment } from './repeated-payment.ts';
import { smallQuorum } from './small-quorum.ts';
import { splitBrain } from './split-brain.ts';
import { staleRead } from './stale-read.ts';
import { tiedWindow } from './tied-window.ts';
import { timerNotCancelled } from './timer-not-cancelled.ts';
import { unboundedQueue } from './unbounded-queue.ts';

/** The twelve protocols with a planted bug. */
export const PLANTED: readonly Planted[] = [
  lostAcknowledgement,
  repeatedPayment,
  timerNotCancelled,
  staleRead,
  splitBrain,
  counterReset,
  smallQuorum,
  reorderedCopies,
  driftingLease,
  unboundedQueue,
  earlyConfirmation,
  tiedWindow,
];
