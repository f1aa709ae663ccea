import { formatDuration, type Verdict } from '../../kernel/index.ts';
import { clip, formatCount, printable, showName } from './text.ts';

/** A reason may be of any size. At most this many characters of it are shown. */
const SHOWN_MAX = 300;

/** Whether a run broke a property of its model. */
export const isAnyBroken = (verdicts: readonly Verdict[]): boolean =>
  verdicts.some(({ verdict }) => verdict === 'broken');

/** Tells how many properties held, and how many did not: `5 held, 1 broken`. */
export function countVerdicts(verdicts: readonly Verdict[]): string {
  const counts = (['held', 'broken', 'inconclusive'] as const).map((word) => {
    const count = verdicts.filter(({ verdict }) => verdict === word).length;
    return count === 0 && word !== 'held' ? [] : [`${formatCount(count)} ${word}`];
  });
  return counts.flat().join(', ');
}

/** A line for each property that did not hold, and why; empty if all held. */
export const verdictLines = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter(({ verdict }) => verdict !== 'held')
    .toSorted((a, b) => Number(b.verdict === 'broken') - Number(a.verdict === 'broken'))
    .map(describe);

function describe({ actor, at, event, property, reason, verdict }: Verdict): string {
  const who = actor === undefined ? '' : `${showName(actor)}: `;
  const why = `${who}${clip(printable(reason ?? ''), SHOWN_MAX)}`;
  const when = at === undefined ? '' : ` (at ${formatDuration(at)}, event ${event})`;
  return `${verdict}: ${showName(property)}: ${why}${when}`;
}
