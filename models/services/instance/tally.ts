import { type Duration, MILLISECOND, type Self } from '../../../kernel/index.ts';
import { isFailure, type Status } from './request.ts';

type TallySelf = Self<never, never>;

/** The histogram of the response times of the requests from outside that were answered. */
export const RESPONSE_MS = 'responseMs';

/** Counts the requests from outside, at the instance where they entered. */
export class Tally {
  sent = 0;
  answered = 0;
  failed = 0;
  timedOut = 0;

  begin(self: TallySelf): void {
    this.sent++;
    self.count('requests');
  }

  /** Ends a request after so long. It has timed out if the last call of this instance for it has. */
  end(status: Status, took: Duration, self: TallySelf): void {
    const outcome = !isFailure(status) ? 'answered' : status === 'timeout' ? 'timedOut' : 'failed';
    this[outcome]++;
    self.count(outcome);
    if (outcome === 'answered') self.observe(RESPONSE_MS, took / MILLISECOND);
  }
}
