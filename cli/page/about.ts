import { formatDuration, type Result } from '../../kernel/index.ts';
import { describeMessages, describeOutcome } from '../terminal/summary.ts';
import { formatCount, printable } from '../terminal/text.ts';
import type { About } from './page-data.ts';

/** Describes a run for its page. It leaves out wall time, so that making the page again gives the same page. */
export function aboutRun(
  { outcome, fingerprint, counts }: Result,
  { model, args, again }: { model: string; args: string; again: string },
): About {
  const own = Object.entries(counts.model).map(
    ([what, count]) => `${printable(what)} ${formatCount(count)}`,
  );
  return {
    model: printable(model),
    outcome: describeOutcome(outcome),
    endAt: outcome.at,
    facts: [
      ['time', `${formatDuration(outcome.at)} virtual`],
      ['events', formatCount(outcome.events)],
      ['messages', describeMessages(counts)],
      ...(own.length > 0 ? [['counted', own.join(', ')] as const] : []),
      ['fingerprint', fingerprint],
      ['command', printable(args)],
      ['again', again],
    ],
  };
}
